import { readFileSync } from "node:fs";
import { join } from "node:path";
import axe, { type AxeResults } from "axe-core";
import type { BrowserContextOptions, Page } from "playwright-core";
import { beforeAll, describe, expect, test } from "vitest";
import { expectShown, useBrowser } from "./browser.fixture.ts";

/*
 * What holds for every page, however it was reached: nothing keeps people out, in both themes and both languages, nothing
 * is written to the console, and on a phone nothing scrolls sideways. The tests of the pages go deeper into each.
 */

const DAGS = {
  "orders.ts": `
import { Asset, chain, Dag, EmptyOperator, param } from "baram";
export const dag = new Dag("orders", {
  schedule: "0 5 * * *", startDate: "2024-01-01", catchup: false, isPausedUponCreation: false, tags: ["sales"],
  description: "Orders of the day", params: { amount: param.integer({ default: 3, maximum: 10 }) },
});
const extract = dag.task("extract", (_inputs, { log }) => { log.warn("A row has no price"); return { rows: 12 }; })();
const copies = dag.task("copy", ({ store }: { store: string }) => store)
  .expand({ store: ["one", "two", "three"] });
chain(
  extract, copies,
  dag.taskGroup("tidy", () => dag.task("check", () => { throw new Error("A price is missing."); })()),
  dag.task("publish", () => "out", { outlets: [new Asset("s3://lake/orders")] })(),
);
`,
  "prices.ts": `
import { Asset, Dag } from "baram";
export const dag = new Dag("prices", { schedule: [new Asset("s3://lake/orders")], startDate: "2024-01-01" });
dag.task("sum", () => 1, { outlets: [new Asset("s3://lake/prices")] })();
`,
  "ask.ts": `
import { ApprovalOperator, Dag } from "baram";
export const dag = new Dag("ask", { schedule: null, isPausedUponCreation: false }, () => {
  new ApprovalOperator({ taskId: "approve", subject: "Publish the report?", body: "It goes to **all**." });
});
`,
};

const LANGUAGES = { English: "en-US", Korean: "ko-KR" } as const;
const DESKTOP = { width: 1440, height: 900 };
const PHONE = { width: 390, height: 844 };

/** A page that takes longer shows what it has. */
const PATIENCE_MILLISECONDS = 10_000;

/** All pages in a row are many, on a busy machine. */
const LIMIT_MILLISECONDS = 240_000;

const browser = useBrowser({ dags: DAGS, environment: { BARAM__API__EXPOSE_CONFIG: "True" } });

let addresses: readonly string[] = [];

beforeAll(async () => {
  const { server } = browser;
  server.writeDag("broken.ts", "throw new Error('The warehouse has no table returns.');\n");
  const run = await server.trigger("orders");
  const otherRun = await server.trigger("orders");
  const asking = await server.trigger("ask");
  await server.untilEnded("orders", run);
  await server.untilEnded("orders", otherRun);
  await server.untilTaskIs("deferred", "ask", asking, "approve");
  const { backfill_id: id } = (await server.call("POST", "dags/orders/backfills", {
    from_date: "2024-02-01T00:00:00Z",
    to_date: "2024-02-03T00:00:00Z",
  })) as { readonly backfill_id: number };
  await server.call("POST", "connections", { connection_id: "warehouse", conn_type: "postgres", host: "db.example" });
  await server.call("POST", "variables", { key: "regions", value: '["one", "two"]' });
  addresses = addressesWith(run.runId, otherRun.runId, id);
});

function addressesWith(runId: string, otherRunId: string, backfillId: number): readonly string[] {
  const run = encodeURIComponent(runId);
  const other = encodeURIComponent(otherRunId);
  const task = `/dags/orders/runs/${run}/tasks`;
  return [
    "/",
    "/?view=table",
    "/dags",
    "/dags?search=nothing_like_it",
    "/runs",
    `/compare?dag=orders&run=${run}&other_dag=orders&other_run=${other}`,
    "/timeline",
    "/timeline?view=table",
    "/import-errors",
    "/dags/orders",
    `/dags/orders?run=${run}`,
    `/dags/orders?run=${run}&task=tidy.check`,
    `/dags/orders?run=${run}&task=copy`,
    `/dags/orders/graph?run=${run}&task=extract`,
    `/dags/orders/gantt?run=${run}`,
    "/dags/orders/calendar",
    "/dags/orders/calendar?view=hours",
    "/dags/orders/durations",
    "/dags/orders/runs",
    "/dags/orders/code",
    "/dags/orders/versions",
    "/dags/orders/events",
    "/dags/orders/details",
    `/dags/orders/runs/${run}`,
    `${task}/tidy.check?tab=logs`,
    `${task}/extract?tab=xcoms`,
    `${task}/extract?tab=rendered`,
    `${task}/tidy.check?tab=tries`,
    `${task}/publish?tab=why`,
    `${task}/extract?tab=details`,
    "/dags/orders/trigger",
    "/dags/prices",
    "/backfills",
    "/backfills/new?dag=orders&from=2024-02-01T00:00&to=2024-02-09T00:00",
    `/dags/orders/backfills/${backfillId}`,
    "/assets",
    "/assets?node=asset:s3://lake/orders",
    "/assets?view=graph",
    "/assets?view=events",
    "/inbox",
    "/connections",
    "/connections/new",
    "/connections/warehouse",
    "/variables",
    "/variables/new",
    "/variables/regions",
    "/pools",
    "/pools?pool=default_pool",
    "/users",
    "/users?tab=roles",
    "/profile",
    "/audit",
    "/system?tab=jobs",
    "/system?tab=configuration",
    "/system?tab=providers",
    "/nowhere",
  ];
}

/** Shows a page, at rest. */
async function show(page: Page, address: string): Promise<void> {
  await page.goto(address);
  // Where there is no such page there is no main part, either.
  await page.locator("main, .page-state").first().waitFor({ timeout: PATIENCE_MILLISECONDS });
  await page
    .locator(".skeleton, .graph-drawing")
    .first()
    .waitFor({ state: "detached", timeout: PATIENCE_MILLISECONDS });
  // Charts and graphs are drawn in the frames after their data came.
  await page.evaluate("new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)))");
}

/** Each rule that axe finds broken, with the places. */
async function barriersOf(page: Page, rules: string): Promise<readonly string[]> {
  if (!(await page.evaluate<boolean>("'axe' in window"))) await page.evaluate(axe.source);
  const { violations } = await page.evaluate<AxeResults>(`axe.run({ resultTypes: ["violations"] ${rules} })`);
  const grave = violations.filter(({ impact }) => impact === "critical" || impact === "serious");
  return grave.flatMap(({ id, nodes }) => nodes.map(({ html, failureSummary }) => `${id}: ${html} ${failureSummary}`));
}

function contextWith(locale: string, colorScheme: "light" | "dark", viewport = DESKTOP): BrowserContextOptions {
  return { locale, colorScheme, viewport };
}

test("every address of the router is among the pages of these tests", () => {
  const router = readFileSync(join(import.meta.dirname, "../packages/web/src/app/router.tsx"), "utf8");
  const routes = [...router.matchAll(/getParentRoute: \(\) => (\w+),\n\s+path: "([^"]*)"/g)].map(([, parent, path]) =>
    (parent === "dagRoute" ? `/dags/$dagId${path}` : String(path)).replace(/(?<=.)\/$/, ""),
  );
  const isShown = (route: string) => {
    const pattern = new RegExp(`^${route.replaceAll(/\$\w+/g, "[^/?]+")}(\\?|$)`);
    return addresses.some((address) => pattern.test(address));
  };

  expect(routes.length).toBeGreaterThan(30);
  // The page for those who are not logged in has tests of its own.
  expect(routes.filter((route) => !isShown(route))).toEqual(["/login"]);
});

describe.each(Object.entries(LANGUAGES))("in %s", (_language, locale) => {
  test(
    "no page has barriers, in both themes",
    async () => {
      const page = await browser.open("/", { context: contextWith(locale, "light") });
      const found: string[] = [];
      for (const address of addresses) {
        await show(page, address);
        found.push(...(await barriersOf(page, "")).map((barrier) => `${address} ${barrier}`));
        await page.emulateMedia({ colorScheme: "dark" });
        await page.locator('html[data-mantine-color-scheme="dark"]').waitFor();
        // A theme changes nothing but colors.
        const dark = await barriersOf(page, ', runOnly: ["color-contrast"]');
        found.push(...dark.map((barrier) => `${address}, dark, ${barrier}`));
        await page.emulateMedia({ colorScheme: "light" });
      }

      expect(found).toEqual([]);
    },
    LIMIT_MILLISECONDS,
  );

  test(
    "no page scrolls sideways on a phone",
    async () => {
      const page = await browser.open("/", { context: contextWith(locale, "light", PHONE) });
      const wide: string[] = [];
      for (const address of addresses) {
        await show(page, address);
        const parts = await page.evaluate<readonly string[]>(PARTS_THAT_SCROLL_SIDEWAYS);
        wide.push(...parts.map((part) => `${address}: ${part}`));
      }

      expect(wide).toEqual([]);
    },
    LIMIT_MILLISECONDS,
  );
});

test("whoever goes through a page by keyboard sees where they are", async () => {
  const page = await browser.open("/dags");
  await expectShown(page.getByRole("link", { name: "orders" }).first());
  const places: string[] = [];
  for (let step = 0; step < 25; step += 1) {
    await page.keyboard.press("Tab");
    places.push(await page.evaluate<string>(PLACE_OF_FOCUS));
  }

  expect(places.filter((place) => place.endsWith("unseen"))).toEqual([]);
  // From the navigation into the page, and never back to where it was.
  expect(new Set(places).size).toBe(places.length);
});

/** The page itself, and what a table scrolls in. */
const PARTS_THAT_SCROLL_SIDEWAYS = `(() => {
  const parts = [...document.querySelectorAll("main .table")].map((table) => table.parentElement);
  return [document.documentElement, ...parts]
    .filter((part) => part.scrollWidth > part.clientWidth)
    .map((part) => part.tagName + "." + part.className + " is " + part.scrollWidth + " pixels wide");
})()`;

/** What has the focus, and whether it shows that: by a ring, or by its own border and shadow. */
const PLACE_OF_FOCUS = `(() => {
  const focused = document.activeElement;
  const around = [focused, focused.parentElement, focused.nextElementSibling].filter(Boolean).map((each) => getComputedStyle(each));
  const isSeen = around.some((style) => style.outlineStyle !== "none" || style.boxShadow.includes("3px"));
  const place = [focused.tagName, focused.getAttribute("aria-label"), focused.textContent?.slice(0, 40)].join(" ");
  const order = [...document.querySelectorAll("*")].indexOf(focused);
  return order + " " + place + (isSeen ? " seen" : " unseen");
})()`;

test("whoever wants less motion gets none", async () => {
  const page = await browser.open("/dags", { context: { reducedMotion: "no-preference" } });
  await expectShown(page.getByRole("link", { name: "orders" }).first());
  await page.evaluate("document.body.insertAdjacentHTML('beforeend', '<i class=\"state-mark-turn\"></i>')");
  const motion = () =>
    page.evaluate<string>("getComputedStyle(document.querySelector('.state-mark-turn')).animationName");
  expect(await motion()).toBe("state-mark-turn");

  await page.emulateMedia({ reducedMotion: "reduce" });

  expect(await motion()).toBe("none");
});
