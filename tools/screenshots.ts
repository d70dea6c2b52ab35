import { join } from "node:path";
import { parseArgs } from "node:util";
import { chromium } from "playwright-core";
import { EXAMPLE_ENVIRONMENT, EXAMPLE_PROJECT, makeExampleHistory } from "./screenshots/example-history.ts";
import { pagesOf } from "./screenshots/pages.ts";
import { LANGUAGES, type Look, THEMES, takePictures, WIDTHS } from "./screenshots/take-pictures.ts";
import { ROOT } from "./source-fingerprint.mjs";
import { setup as provideChromium } from "./test-servers/provide-chromium.ts";
import { startStandalone } from "./test-servers/standalone.ts";

const HELP = `Usage: npm run screenshots -- [--only NAME,…] [--look LOOK,…] [--into FOLDER]

Takes pictures of every page of the web UI over the weeks of an example: light and dark, English and Korean, wide and on a
phone.

  --only   only pages whose names begin so, separated by commas
  --look   only these looks, separated by commas, like desktop-light-en or phone-dark-ko
  --into   the folder, test-results/screenshots by default
`;

const { values } = parseArgs({
  options: {
    only: { type: "string", default: "" },
    look: { type: "string", default: "" },
    into: { type: "string", default: join(ROOT, "test-results/screenshots") },
    help: { type: "boolean", short: "h", default: false },
  },
});
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
  const shown = Object.entries(pagesOf(await makeExampleHistory(server)));
  const pages = shown.filter(([name]) => values.only.split(",").some((beginning) => name.startsWith(beginning)));
  const looks = allLooks().filter(({ name }) => values.look === "" || values.look.split(",").includes(name));
  const order = { browser, address: server.address, pages, looks, into: values.into };
  for (const problem of await takePictures(order)) process.stdout.write(`${problem}\n`);
  process.stdout.write(`${values.into} has the pictures of ${pages.length} pages.\n`);
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
