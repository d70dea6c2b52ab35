import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { expectNoBarriersIn } from "./barriers.fixture.ts";
import {
  countLoads,
  eventually,
  expectCount,
  expectGone,
  expectShown,
  holdEvents,
  type Refusal,
  useBrowser,
} from "./browser.fixture.ts";

const DAGS = {
  "orders.ts": `
import { chain, Dag } from "baram";
export const dag = new Dag("orders", { schedule: null, isPausedUponCreation: false });
const check = dag.task("check", (_inputs, { dagRun }) => {
  if (dagRun.conf["isBroken"] === true) throw new Error("A price is missing.");
})();
chain(dag.task("extract", () => 12)(), check);
`,
  "nightly.ts": `
import { Dag, EmptyOperator } from "baram";
export const dag = new Dag(
  "nightly",
  { schedule: "@daily", startDate: "2024-01-01", catchup: false, isPausedUponCreation: false },
  () => new EmptyOperator({ taskId: "count" }),
);
`,
};

const BROKEN = `
import { Dag } from "baram";
export const dag = new Dag("returns", { schedule: null });
throw new Error("The warehouse has no table returns.");
`;
const REPAIRED = `
import { Dag, EmptyOperator } from "baram";
export const dag = new Dag("returns", { schedule: null }, () => new EmptyOperator({ taskId: "start" }));
`;

const PAGES = ["/", "/?view=table", "/runs", "/timeline", "/timeline?view=table", "/import-errors", "/compare"];

const browser = useBrowser({ dags: DAGS });

async function endedRun(conf: Readonly<Record<string, unknown>> = {}) {
  const run = await browser.server.trigger("orders", { conf });
  await browser.server.untilEnded("orders", run);
  return run;
}

/** Opens a page of which the server refuses one read, and lets it have that read at the second time. */
async function openRefused(path: string, read: string): Promise<Page> {
  const refusals: readonly Refusal[] = [{ status: 503, path: read }];
  const page = await browser.open("/dags", { refusals });
  await holdEvents(page);
  const isRead = (url: URL) => url.pathname === read;
  await page.route(isRead, (route) =>
    route.fulfill({ status: 503, json: { title: "Unavailable", detail: "The database is away." } }),
  );
  await page.goto(path);
  await expectShown(page.getByRole("alert").getByText("The database is away."));
  await page.unroute(isRead);
  await page.getByRole("button", { name: "Try again" }).click();
  await expectGone(page.getByRole("alert"));
  return page;
}

test("home tells a failure with its reason as soon as it happens, and clears it", async () => {
  const page = await browser.open("/");
  await expectShown(page.getByRole("region", { name: "Health" }).getByText("Scheduler"));
  await expectShown(page.getByRole("region", { name: "Next due" }).getByRole("link", { name: "nightly" }));
  const loads = countLoads(page);

  await endedRun({ isBroken: true });

  const failed = page.getByRole("region", { name: "Failed now" });
  await expectShown(failed.getByText(/A price is missing/));
  await expectShown(page.getByRole("list").getByText("Failed").first());
  expect(loads()).toBe(0);
  await failed.getByRole("button", { name: "Clear" }).first().click();
  await expectShown(page.getByRole("dialog").getByRole("button", { name: /^Clear 1/ }));
  await expectNoBarriersIn(page);
  await page.keyboard.press("Escape");
  await failed.getByRole("link", { name: "Logs" }).first().click();
  await eventually(async () => new URL(page.url()).pathname).toMatch(/\/tasks\/check$/);
});

test("home says what could not be read, and reads it again", async () => {
  const page = await openRefused("/", "/ui/home");
  await expectShown(page.getByRole("region", { name: "Health" }));
});

test("what home counts stands in the address, and as a table", async () => {
  await endedRun();
  const page = await browser.open("/");

  await page.getByRole("group", { name: "What is counted" }).getByRole("button", { name: "Runs" }).click();
  await page.getByRole("group", { name: "Stretch of time" }).getByRole("button", { name: "6 h" }).click();
  await page.getByRole("button", { name: "Show as table" }).click();

  await expectShown(page.getByRole("columnheader", { name: "Success" }));
  expect(new URL(page.url()).search).toBe("?count=runs&hours=6&view=table");
});

test("an import error is told with its line and source while it is there", async () => {
  const page = await browser.open("/import-errors");
  await expectShown(page.getByText("Every Dag file could be read"));

  browser.server.writeDag("returns.ts", BROKEN);
  await expectShown(page.getByText("returns.ts:4:7", { exact: true }));
  await expectShown(
    page
      .locator("pre")
      .getByText(/throw new Error/)
      .first(),
  );
  await expectNoBarriersIn(page);
  await page.getByRole("searchbox").fill("zebra");
  await expectShown(page.getByText("No import error matches “zebra”"));
  await page.getByRole("button", { name: "Clear filters" }).click();
  browser.server.writeDag("returns.ts", REPAIRED);

  await expectShown(page.getByText("Every Dag file could be read"));
});

test("import errors that could not be read are read again", async () => {
  const page = await openRefused("/import-errors", "/ui/importErrors");
  await expectShown(page.getByRole("heading", { name: "Import errors" }));
});

test("runs are filtered, and several are cleared after a preview", async () => {
  await endedRun({ isBroken: true });
  await endedRun({ isBroken: true });
  const page = await browser.open("/runs?dag=ord");
  await page.getByRole("button", { name: "State" }).click();
  await page.getByRole("menuitem", { name: "Failed" }).click();
  await eventually(async () => new URL(page.url()).search).toBe("?dag=ord&state=failed");
  await page
    .getByRole("checkbox", { name: /^Select the run .* of orders$/ })
    .nth(0)
    .check();
  await page
    .getByRole("checkbox", { name: /^Select the run .* of orders$/ })
    .nth(1)
    .check();
  await expectShown(page.getByText("2 runs selected"));

  await page.getByRole("button", { name: "Clear", exact: true }).click();
  const dialog = page.getByRole("dialog", { name: "Clear 2 runs?" });
  await expectShown(dialog.getByText("4 tasks will run again"));
  await dialog.getByRole("checkbox", { name: "Only failed tasks" }).check();
  await expectShown(dialog.getByText("2 tasks will run again"));
  await expectNoBarriersIn(page);
  await dialog.getByRole("button", { name: /^Clear 2/ }).click();

  await expectShown(page.getByText("Cleared 2 task instances in 2 runs"));
  await expectGone(page.getByText("2 runs selected"));
});

test("a run that is marked changes in the list", async () => {
  const run = await endedRun();
  const page = await browser.open("/runs");
  const row = page.locator(`tr[data-run="orders ${run.runId}"]`);
  await expectShown(row.getByText("Success"));

  await row.getByRole("checkbox").check();
  await page.getByRole("button", { name: "Mark failed" }).click();
  await page
    .getByRole("dialog")
    .getByRole("button", { name: /^Mark failed 1/ })
    .click();

  await expectShown(row.getByText("Failed"));
});

test("the longest runs come first, of the last days", async () => {
  const page = await browser.open("/runs");
  await page.getByRole("button", { name: "Order: Newest" }).click();
  await page.getByRole("menuitemradio", { name: "Longest" }).click();

  await expectShown(page.getByText(/the last 7 days/));
  await expectShown(page.locator("tr[data-run]").first());
});

test("runs that could not be read are read again, and a filter without a hit can be cleared", async () => {
  const page = await openRefused("/runs?dag=zebra", "/ui/runs");
  await expectShown(page.getByText("No run matches these filters"));
  await page.getByRole("button", { name: "Clear filters" }).last().click();
  await expectShown(page.locator("tr[data-run]").first());
});

test("two runs are compared: their conf, states and where they came apart", async () => {
  const good = await endedRun();
  const bad = await endedRun({ isBroken: true });
  const page = await browser.open("/runs?dag=orders");
  for (const run of [good, bad]) await page.locator(`tr[data-run="orders ${run.runId}"]`).getByRole("checkbox").check();

  await page.getByRole("link", { name: "Compare" }).click();

  await expectShown(page.getByRole("row", { name: /^Conf .*isBroken.*differs/ }));
  await expectShown(page.getByRole("row", { name: /^check Success.*Failed/ }));
  await page.getByRole("checkbox", { name: "Only what differs" }).check();
  await expectGone(page.getByRole("rowheader", { name: "extract" }));
  await expectNoBarriersIn(page);
  await page.getByRole("button", { name: "Swap the runs" }).click();
  await expectShown(page.getByRole("row", { name: /^check Failed.*Success/ }));
});

test("a run that is not there cannot be compared, and the page says so", async () => {
  const refusals = [{ status: 404, path: "/ui/dags/orders/runs/gone" }];
  const page = await browser.open("/compare?dag=orders&run=gone&other_run=gone", { refusals });
  await expectShown(page.getByRole("alert").getByText("A run could not be read"));
});

test("the timeline has a lane for each Dag, with what ran and what is planned", async () => {
  await endedRun();
  const page = await browser.open("/timeline?zoom=week");

  await expectShown(page.getByRole("img", { name: /^orders: [1-9]\d* runs, 0 planned$/ }));
  await expectShown(page.getByRole("img", { name: /^nightly: \d+ runs, [12] planned$/ }));
  await page.getByRole("searchbox").fill("night");
  await expectCount(page.locator(".timeline-bars"), 1);
  await page.getByRole("button", { name: "Show as table" }).click();
  await expectShown(page.getByRole("cell", { name: "planned" }).first());
  await page.getByRole("button", { name: "Later" }).click();
  await eventually(async () => new URL(page.url()).searchParams.has("at")).toBe(true);
});

test("a run comes into the timeline without a reload", async () => {
  const page = await browser.open("/timeline?zoom=hours&dag=orders");
  const lane = page.getByRole("img", { name: /^orders: / });
  await expectShown(lane);
  const loads = countLoads(page);
  const before = await lane.getAttribute("aria-label");

  await endedRun();

  await eventually(() => lane.getAttribute("aria-label")).not.toBe(before);
  expect(loads()).toBe(0);
});

test("a timeline that could not be read is read again", async () => {
  const page = await openRefused("/timeline", "/ui/timeline");
  await expectShown(page.getByRole("img", { name: /^nightly: / }));
});

test("pages are reached by keys, by the jump dialog and, on a phone, by its bar", async () => {
  const page = await browser.open("/");
  await expectShown(page.getByRole("region", { name: "Health" }));
  await page.keyboard.press("g");
  await page.keyboard.press("r");
  await expectShown(page.getByRole("heading", { name: "Runs" }));
  await page.keyboard.press("/");
  await page.getByRole("searchbox", { name: "Search or jump to" }).fill("time");
  await expectCount(page.getByRole("dialog").getByRole("listitem"), 1);
  await page.keyboard.press("Enter");
  await expectShown(page.getByRole("heading", { name: "Timeline" }));

  await page.setViewportSize({ width: 390, height: 844 });
  await page.getByRole("button", { name: "More" }).click();
  await page.getByRole("menuitem", { name: "Import errors" }).click();

  await eventually(async () => new URL(page.url()).pathname).toBe("/import-errors");
});

test("a Dag with a star is among the favorites, also after a reload", async () => {
  const page = await browser.open("/dags");
  const star = page.getByRole("button", { name: "nightly is a favorite" });
  await star.click();
  await page.getByRole("button", { name: "Favorites", exact: true }).click();
  await expectGone(page.getByRole("link", { name: "orders", exact: true }).first());
  await page.reload();

  await expectShown(page.getByRole("link", { name: "nightly", exact: true }).first());
  await expectNoBarriersIn(page);
  await star.click();
  await expectShown(page.getByText("Press the star beside a Dag to have it here."));
});

test("filters are saved under a name, brought back, and deleted", async () => {
  const page = await browser.open("/runs?dag=orders&state=success");
  await page.getByRole("button", { name: "Saved filters" }).click();
  await page.getByLabel("Save these filters as").fill("Good orders");
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await expectNoBarriersIn(page);
  await page.goto("/runs");

  await page.getByRole("button", { name: "Saved filters" }).click();
  await page.getByRole("button", { name: "Good orders", exact: true }).click();

  await eventually(async () => new URL(page.url()).search).toBe("?dag=orders&state=success");
  await page.getByRole("button", { name: "Saved filters" }).click();
  await page.getByRole("button", { name: "Delete the saved filter Good orders" }).click();
  await expectGone(page.getByRole("button", { name: "Good orders", exact: true }));
});

// The tests of every page look at them at the width of a desk.
test.each(PAGES)("nothing on %s keeps people out on a phone", async (path) => {
  const page = await browser.open(path, { context: { locale: "ko-KR", viewport: { width: 390, height: 900 } } });
  await expectShown(page.locator("main"));
  await expectGone(page.locator(".skeleton"));

  await expectNoBarriersIn(page);
  expect(await page.evaluate<number>("document.documentElement.scrollWidth")).toBeLessThanOrEqual(390);
});
