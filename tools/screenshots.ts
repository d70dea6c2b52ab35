import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { parseArgs } from "node:util";
import { type Browser, chromium } from "playwright-core";
import { pagesOf, type ShownRun, type ShownThings } from "./screenshots/pages.ts";
import { ROOT } from "./source-fingerprint.mjs";
import { setup as provideChromium } from "./test-servers/provide-chromium.ts";
import { ADMIN, type Standalone, startStandalone } from "./test-servers/standalone.ts";

const HELP = `Usage: npm run screenshots -- [--only NAME,…] [--into FOLDER]

Takes pictures of every page of the web UI over the example Dags: light and dark, English and Korean, wide and on a phone.

  --only   only pages whose names begin so, separated by commas
  --into   the folder, test-results/screenshots by default
`;

const WIDTHS = { desktop: { width: 1440, height: 900 }, phone: { width: 390, height: 844 } } as const;
const THEMES = ["light", "dark"] as const;
const LANGUAGES = { en: "en-US", ko: "ko-KR" } as const;

/** How long a page may take until nothing is loading any more. */
const PATIENCE_MILLISECONDS = 8000;

/** Charts are drawn, and pictures of a page that is moving are of no use. */
const REST_MILLISECONDS = 400;

/** So that the pictures have runs of several kinds, one that failed among them. */
const TRIGGERED_DAGS = ["01_umbrella", "01_umbrella", "mapped_tasks", "retries", "fan_out", "download_rocket_launches"];

/** They make up for the past, so that there is something to page through. */
const UNPAUSED_DAGS = ["schedule_monthly", "schedule_weekly", "download_rocket_launches", "fan_out", "mapped_tasks"];

const ENDED: readonly string[] = ["success", "failed"];

const { values } = parseArgs({
  options: {
    only: { type: "string", default: "" },
    into: { type: "string", default: join(ROOT, "test-results/screenshots") },
    help: { type: "boolean", short: "h", default: false },
  },
});
if (values.help) {
  process.stdout.write(HELP);
  process.exit(0);
}

provideChromium();
const server = await startStandalone({
  "examples/dags": "dags",
  "examples/data": "data",
  "tools/screenshots/returns.txt": "dags/returns.ts",
});
const browser = await chromium.launch({
  executablePath: String(process.env["BARAM_TEST_CHROMIUM"]),
  args: ["--no-sandbox"],
});
try {
  const pages = Object.entries(pagesOf(await makeHistory(server))).filter(([name]) =>
    values.only.split(",").some((beginning) => name.startsWith(beginning)),
  );
  await takeAll(browser, pages);
  process.stdout.write(`${values.into} has the pictures of ${pages.length} pages.\n`);
} finally {
  await browser.close();
  await server.stop();
}

/** Triggers some runs and waits until the first ones have ended. */
async function makeHistory({ address, token }: Standalone): Promise<ShownThings> {
  const headers = { authorization: `Bearer ${token}`, "content-type": "application/json" };
  const call = async (method: string, path: string, body?: unknown): Promise<Record<string, unknown>> => {
    const reply = await fetch(`${address}/api/v1/${path}`, {
      method,
      headers,
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    return (await reply.json()) as Record<string, unknown>;
  };
  const until = async (isReached: () => Promise<boolean>) => {
    const end = performance.now() + 60_000;
    while (!(await isReached()) && performance.now() < end) await delay(250);
  };
  for (const dagId of [...TRIGGERED_DAGS, ...UNPAUSED_DAGS]) {
    await until(async () => "dag_id" in (await call("GET", `dags/${dagId}`)));
  }
  for (const dagId of UNPAUSED_DAGS) await call("PATCH", `dags/${dagId}`, { is_paused: false });
  const runs: ShownRun[] = [];
  for (const dagId of TRIGGERED_DAGS) {
    const { dag_run_id: runId } = await call("POST", `dags/${dagId}/dagRuns`, {});
    if (typeof runId === "string") runs.push({ dagId, runId });
  }
  const shown = runs.filter(({ dagId }) => dagId === TRIGGERED_DAGS[0]);
  const [otherRun, run = otherRun] = shown;
  if (otherRun === undefined || run === undefined)
    throw new Error(`No run of ${TRIGGERED_DAGS[0]} could be triggered.`);
  const path = `dags/${run.dagId}/dagRuns/${encodeURIComponent(run.runId)}`;
  await until(async () => ENDED.includes(String((await call("GET", path))["state"])));
  const { task_instances: instances } = await call("GET", `${path}/taskInstances?limit=1`);
  const [instance] = instances as readonly { readonly task_id: string }[];
  return { run, otherRun, taskId: instance?.task_id ?? "" };
}

/** Each combination of width, theme and language in a browser profile of its own. */
async function takeAll(chrome: Browser, shown: readonly (readonly [name: string, address: string])[]): Promise<void> {
  for (const [widthName, viewport] of Object.entries(WIDTHS)) {
    for (const theme of THEMES) {
      for (const [language, locale] of Object.entries(LANGUAGES)) {
        const folder = join(values.into, `${widthName}-${theme}-${language}`);
        mkdirSync(folder, { recursive: true });
        const context = await chrome.newContext({
          viewport,
          locale,
          baseURL: server.address,
          timezoneId: "UTC",
          reducedMotion: "reduce",
          colorScheme: theme,
        });
        await context.addInitScript(`localStorage.setItem("mantine-color-scheme-value", "${theme}")`);
        await context.request.post("/ui/login", { data: ADMIN });
        const page = await context.newPage();
        for (const [name, address] of shown) {
          await page.goto(address);
          await page
            .waitForFunction(
              "document.querySelector('main') !== null && document.querySelector('.skeleton') === null",
              {
                timeout: PATIENCE_MILLISECONDS,
              },
            )
            // A page that does not come is a picture, too.
            .catch(() => null);
          await delay(REST_MILLISECONDS);
          await page.screenshot({ path: join(folder, `${name}.png`) });
        }
        await context.close();
      }
    }
  }
}
