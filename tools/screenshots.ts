import { join } from "node:path";
import { parseArgs } from "node:util";
import { chromium } from "playwright-core";
import { EXAMPLE_ENVIRONMENT, EXAMPLE_PROJECT, makeExampleHistory } from "./screenshots/example-history.ts";
import { pagesOf } from "./screenshots/pages.ts";
import { LANGUAGES, type Look, takePictures, THEMES, WIDTHS } from "./screenshots/take-pictures.ts";
import { ROOT } from "./source-fingerprint.mjs";
import { setup as provideChromium } from "./test-servers/provide-chromium.ts";
import { startStandalone } from "./test-servers/standalone.ts";

const HELP = `Usage: npm run screenshots -- [--only NAME,…] [--look LOOK,…] [--into FOLDER] [--again]

Takes pictures of every page of the web UI over the weeks of an example: light and dark, English and Korean, wide and on a
phone.

  --only   only pages whose names begin so, separated by commas
  --look   only these looks, separated by commas, like desktop-light-en or phone-dark-ko
  --into   the folder, test-results/screenshots by default
  --again  keeps the server after the pictures, and takes them again whenever Enter is pressed, or a line like
           "--only run --look desktop-light-en" is entered
`;

const OPTIONS = {
  only: { type: "string", default: "" },
  look: { type: "string", default: "" },
  into: { type: "string", default: join(ROOT, "test-results/screenshots") },
  again: { type: "boolean", default: false },
  help: { type: "boolean", short: "h", default: false },
} as const;

const { values } = parseArgs({ options: OPTIONS });
if (values.help) {
  process.stdout.write(HELP);
  process.exit(0);
}

provideChromium();
const server = await startStandalone(EXAMPLE_PROJECT, EXAMPLE_ENVIRONMENT);
const browser = await chromium.launch({
  executablePath: String(process.env["BARAM_TEST_CHROMIUM"]),
  args: ["--no-sandbox"],
});
try {
  const pages = pagesOf(await makeExampleHistory(server));
  process.stdout.write(`The example is at ${server.address}.\n`);
  await takeChosen(values);
  if (values.again) await takeAgain();

  async function takeChosen({ only, look, into }: { only: string; look: string; into: string }): Promise<void> {
    const chosen = Object.entries(pages).filter(([name]) => only.split(",").some((beginning) => name.startsWith(beginning)));
    const looks = allLooks().filter(({ name }) => look === "" || look.split(",").includes(name));
    const problems = await takePictures({ browser, address: server.address, pages: chosen, looks, into });
    for (const problem of problems) process.stdout.write(`${problem}\n`);
    process.stdout.write(`${into} has the pictures of ${chosen.length} pages.\n`);
  }

  async function takeAgain(): Promise<void> {
    process.stdin.setEncoding("utf8");
    for await (const line of process.stdin) {
      const entered = String(line).trim();
      const { values: chosen } = parseArgs({ options: OPTIONS, args: entered === "" ? [] : entered.split(/\s+/) });
      await takeChosen({ ...chosen, into: values.into });
    }
  }
} finally {
  await browser.close();
  await server.stop();
}

function allLooks(): readonly Look[] {
  return Object.entries(WIDTHS).flatMap(([width, viewport]) =>
    THEMES.flatMap((theme) =>
      Object.entries(LANGUAGES).map(([language, locale]) => ({
        name: `${width}-${theme}-${language}`,
        viewport,
        theme,
        locale,
      })),
    ),
  );
}
