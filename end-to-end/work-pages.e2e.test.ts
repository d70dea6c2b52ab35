import { expect, test } from "vitest";
import { eventually, expectGone, expectShown, useBrowser } from "./browser.fixture.ts";

const DAGS = {
  "daily.ts": `
import { Dag, EmptyOperator } from "baram";
export const dag = new Dag("daily", { schedule: "@daily", startDate: "2024-01-01", catchup: false }, () => {
  new EmptyOperator({ taskId: "count" });
});
`,
  "held.ts": `
import { Dag } from "baram";
import { gate } from "../gate.ts";
export const dag = new Dag("held", { schedule: "@daily", startDate: "2024-01-01", catchup: false });
dag.task("hold", () => gate("held"))();
`,
  "assets.ts": `
import { allOf, Asset, Dag } from "baram";
const orders = new Asset("s3://lake/orders");
const prices = new Asset("s3://lake/prices");
export const producer = new Dag("orders_in", { schedule: null, isPausedUponCreation: false });
producer.task("load", (_inputs, { outletEvents }) => { outletEvents.of(orders).extra = { rows: 12 }; }, { outlets: [orders] })();
export const consumer = new Dag("orders_out", { schedule: allOf(orders, prices), startDate: "2024-01-01", isPausedUponCreation: false });
consumer.task("report", () => "done", { inlets: [orders] })();
`,
  "archive.ts": `
import { Asset, Dag } from "baram";
const archive = new Asset("s3://warehouse-eu-central/raw_orders/by_customer/compressed-2026.parquet");
export const archived = new Dag("archived", { schedule: null });
archived.task("pack", () => {}, { outlets: [archive] })();
`,
  "publish.ts": `
import { ApprovalOperator, Dag, HITLEntryOperator, param } from "baram";
export const dag = new Dag("publish", { schedule: null, isPausedUponCreation: false }, () => {
  const entry = new HITLEntryOperator({
    taskId: "copies", subject: "How many copies?",
    params: { copies: param.integer({ minimum: 1, maximum: 9 }) },
  });
  const approve = new ApprovalOperator({
    taskId: "approve", subject: "Publish the report?", body: "It goes to **all customers**.",
    responseTimeout: { days: 1 }, defaults: "Reject",
  });
  entry.before(approve);
});
`,
};

const browser = useBrowser({ dags: DAGS });

const WEEK = "from=2024-01-01T00:00&to=2024-01-07T00:00";

test("a back-fill is planned, started and followed to its end, and then nothing is missing", async () => {
  const page = await browser.open("/backfills");
  await expectShown(page.getByText("No backfills yet"));
  await page.goto(`/backfills/new?dag=daily&${WEEK}`);
  await expectShown(page.getByText("7 dates. Nothing has started."));
  await expectShown(page.getByRole("img", { name: "1 Jan, No run, new run" }));
  await expectShown(page.getByRole("cell", { name: "7 new runs" }));
  await page.getByRole("button", { name: "Start backfill of 7 runs" }).click();

  await expectShown(page.getByRole("heading", { name: "Backfill 1 daily" }));
  await expectShown(page.getByText("Completed"));
  await expectShown(page.getByText("7 of 7"));
  await expectShown(page.getByRole("img", { name: "7 Jan, Success" }));

  await page.goto(`/backfills/new?dag=daily&${WEEK}`);
  await expectShown(page.getByText("Nothing is missing."));
  expect(await page.getByRole("button", { name: /^Start backfill/ }).isDisabled()).toBe(true);
  await page.getByLabel("All, also the successful").check();
  await expectShown(page.getByRole("button", { name: "Start backfill of 7 runs" }));
});

test("a back-fill is paused, resumed and cancelled, and says what that means before", async () => {
  const page = await browser.open(`/backfills/new?dag=held&${WEEK}&runs=1`);
  await page.getByRole("button", { name: "Start backfill of 7 runs" }).click();
  await expectShown(page.getByText("Running", { exact: true }));

  await page.getByRole("button", { name: "Pause" }).click();
  await expectShown(page.getByText("It starts no run until it is resumed."));
  await page.getByRole("button", { name: "Resume" }).click();
  await expectGone(page.getByText("It starts no run until it is resumed."));
  await page.getByRole("button", { name: "Cancel backfill" }).click();
  const dialog = page.getByRole("dialog");
  await expectShown(dialog.getByText("6 dates are not begun any more."));
  await dialog.getByRole("button", { name: /^Cancel backfill/ }).click();
  await expectShown(page.getByText("Cancelled", { exact: true }));
  expect(await page.getByRole("button", { name: "Pause" }).count()).toBe(0);

  await page.goto("/backfills");
  await expectShown(page.getByRole("row").filter({ hasText: "held" }).getByText("Cancelled"));
});

test("a range that ends before it begins, and a Dag without dates, have no plan and say why", async () => {
  const refusal = { status: 400, path: "/api/v1/dags/publish/backfills/plan" };
  const page = await browser.open(`/backfills/new?dag=daily&from=2024-01-07T00:00&to=2024-01-01T00:00`, {
    refusals: [refusal],
  });
  await expectShown(page.getByText("the second is not before the first"));
  await page.goto(`/backfills/new?dag=publish&${WEEK}`);
  await expectShown(page.getByRole("alert").getByText(/has no date in this range/));
});

test.each([
  ["state", "", "The backfill could not be read"],
  ["dates", "/dates", "The dates of the backfill could not be read"],
])("a back-fill whose %s cannot be read says so, and is read again", async (_, part, words) => {
  const path = `/api/v1/dags/daily/backfills/1${part}`;
  const pattern = new RegExp(`${path}(\\?|$)`);
  const page = await browser.open("/backfills", { refusals: [{ status: 503, path }] });
  await page.route(pattern, (route) => route.fulfill({ status: 503, json: { title: "Out of order" } }));
  await page.getByRole("link", { name: "daily" }).first().click();
  const alert = page.getByRole("alert").filter({ hasText: words });
  await expectShown(alert.getByText("Out of order"));
  await page.unroute(pattern);
  await alert.getByRole("button", { name: "Try again" }).click();
  await expectShown(page.getByRole("img", { name: "7 Jan, Success" }));
  await expectGone(alert);
});

test("a Dag says why it has no run for a date, with what would make one", async () => {
  const page = await browser.open("/dags/daily");
  await page.getByRole("button", { name: "Why no run?" }).click();
  const answer = page.getByRole("dialog");
  await answer.getByLabel("Logical date (UTC)").fill("2023-05-01T00:00");
  await expectShown(answer.getByText(/is before the start date of the Dag/));
  await answer.getByLabel("Logical date (UTC)").fill("2024-01-03T00:00");
  await answer.getByRole("link", { name: "Open the run" }).waitFor();
  await answer.getByLabel("Logical date (UTC)").fill("2024-03-01T00:00");
  await expectShown(answer.getByText(/The Dag does not catch up/));
  await answer.getByRole("link", { name: "Plan a backfill" }).click();
  await page.waitForURL(/\/backfills\/new\?dag=daily/);
});

test("an asset tells who makes it, who still awaits what, and its events, and an event is created by hand", async () => {
  await browser.server.untilEnded("orders_in", await browser.server.trigger("orders_in"));
  const page = await browser.open("/assets");
  await page.getByRole("link", { name: "s3://lake/orders" }).click();
  const panel = page.getByRole("complementary", { name: "s3://lake/orders" });
  await expectShown(panel.getByRole("link", { name: "orders_in / load" }).first());
  await expectShown(panel.getByText('{"rows":12}'));
  await expectShown(panel.getByText("1 of 2 received"));

  await page.getByRole("link", { name: "s3://lake/prices" }).click();
  const prices = page.getByRole("complementary", { name: "s3://lake/prices" });
  await prices.getByRole("button", { name: "Create event" }).click();
  const dialog = page.getByRole("dialog");
  await expectShown(dialog.getByText("orders_out"));
  await dialog.getByRole("textbox").fill("no JSON");
  await expectShown(dialog.getByText("This is not a JSON object."));
  expect(await dialog.getByRole("button", { name: /^Create event/ }).isDisabled()).toBe(true);
  await dialog.getByRole("textbox").fill('{"by":"hand"}');
  await dialog.getByRole("button", { name: /^Create event/ }).click();

  await expectShown(prices.getByText('{"by":"hand"}'));
  // It was the second of two: the Dag that waited for both has its run.
  await expectShown(prices.getByRole("link", { name: "orders_out" }).nth(1));
  await page.getByRole("button", { name: "Events" }).click();
  await expectShown(page.getByRole("row").filter({ hasText: "created by hand" }));
});

test("the URI of an asset is broken between its parts, and within none of them", async () => {
  const uri = "s3://warehouse-eu-central/raw_orders/by_customer/compressed-2026.parquet";
  const page = await browser.open(`/assets?node=asset:${uri}`, { context: { viewport: { width: 390, height: 844 } } });
  const name = page.getByRole("heading", { name: uri });
  await expectShown(name);
  const linesOfParts = await name.evaluate((heading) =>
    [...heading.childNodes].flatMap((part) => {
      const range = document.createRange();
      range.selectNodeContents(part);
      return part.textContent === "" ? [] : [...range.getClientRects()].map(({ top }) => top);
    }),
  );
  // One line for each part, and more than one line for all of them.
  expect(linesOfParts).toHaveLength(11);
  expect(new Set(linesOfParts).size).toBeGreaterThan(1);
});

test("the graph of Dags and assets opens what is clicked, and dims what a search does not find", async () => {
  const page = await browser.open("/assets?view=graph");
  await page.locator(".asset-node", { hasText: "lake/orders" }).click();
  await expectShown(page.getByRole("complementary", { name: "s3://lake/orders" }));
  await page.getByLabel("Find an asset or Dag").fill("prices");
  await eventually(() => page.locator(".asset-node:not(.asset-node-dim)").count()).toBe(1);
  await page.keyboard.press("Escape");
});

test("assets that cannot be read say so, and are read again", async () => {
  const page = await browser.open("/dags", { refusals: [{ status: 500, path: "/ui/assets" }] });
  await page.route("**/ui/assets*", (route) => route.fulfill({ status: 500, json: { title: "Out of order" } }));
  await page.getByRole("link", { name: "Assets" }).click();
  await expectShown(page.getByRole("alert").getByText("The assets could not be read"));
  await page.unroute("**/ui/assets*");
  await page.getByRole("button", { name: "Try again" }).click();
  await expectShown(page.getByRole("link", { name: "s3://lake/orders" }));
});

test("a person fills in what a task asks, then rejects what another asks, and the inbox follows", async () => {
  const run = await browser.server.trigger("publish");
  await browser.server.untilTaskIs("deferred", "publish", run, "copies");
  const page = await browser.open("/inbox");
  const copies = page.getByRole("article", { name: "How many copies?" });
  await copies.getByLabel("copies").fill("12");
  await expectShown(copies.getByRole("alert"));
  expect(await copies.getByRole("button", { name: "OK" }).isDisabled()).toBe(true);
  await copies.getByLabel("copies").fill("7");
  await copies.getByRole("button", { name: "OK" }).click();

  const approve = page.getByRole("article", { name: "Publish the report?" });
  await expectShown(approve.getByText(/then the default is taken: Reject/));
  await expectGone(copies);
  await approve.getByRole("button", { name: "Reject" }).click();
  await expectShown(page.getByText("Nothing waits for a person"));
  await browser.server.untilEnded("publish", run);
  await page.getByRole("button", { name: "Answered" }).click();
  await expectShown(page.getByText(/^admin chose Reject/));
});

test("an answer that comes too late is refused with the reason, on the page that a mail leads to", async () => {
  const run = await browser.server.trigger("publish");
  await browser.server.untilTaskIs("deferred", "publish", run, "copies");
  const path = `/api/v1/dags/publish/dagRuns/${encodeURIComponent(run.runId)}/taskInstances/copies/hitlDetails`;
  const address = `/inbox?dag=publish&run=${encodeURIComponent(run.runId)}&task=copies`;
  const page = await browser.open(address, { refusals: [{ status: 409, path }] });
  const detail = '"How many copies?" cannot be answered: somebody was first.';
  await page.route("**/hitlDetails", (route) =>
    route.request().method() === "PATCH"
      ? route.fulfill({ status: 409, json: { title: "Over", detail } })
      : route.continue(),
  );
  await page.getByRole("textbox", { name: "copies" }).fill("3");
  await page.getByRole("button", { name: "OK" }).click();
  await expectShown(page.getByRole("alert").getByText(detail));
});
