import { test } from "vitest";
import { expectNoBarriersIn } from "./barriers.fixture.ts";
import { eventually, expectGone, expectShown, useBrowser } from "./browser.fixture.ts";
import { marksOf } from "./dag-grid.fixture.ts";

const DAGS = {
  "orders.ts": `
import { chain, Dag, EmptyOperator, param } from "baram";
export const dag = new Dag("orders", {
  schedule: "0 5 * * *", startDate: "2024-01-01", catchup: false, isPausedUponCreation: false, tags: ["sales"],
  docMd: "Orders of the day.", params: {
    amount: param.integer({ default: 3, maximum: 10 }),
    color: param.oneOf(["red", "green"], { default: "red" }),
    shape: param.oneOf(["a", "b", "c", "d", "e"], { default: "a" }),
    is_urgent: param.boolean({ default: false }),
  },
});
const extract = dag.task("extract", (_inputs, { log }) => { log.warn("A row has no price"); return { rows: 12 }; })();
const tidy = dag.taskGroup("tidy", () => chain(
  new EmptyOperator({ dag, taskId: "clean" }),
  dag.task("check", () => { throw new Error("A price is missing."); })(),
));
chain(extract, tidy, new EmptyOperator({ dag, taskId: "publish" }));
`,
  "waiting.ts": `
import { Dag } from "baram";
import { gate } from "../gate.ts";
export const dag = new Dag("waiting", { schedule: null, isPausedUponCreation: false, maxActiveTasks: 1 });
dag.task("holder", () => gate("never"), { priorityWeight: 10 })();
dag.task("waiter", () => "done")();
`,
  "asleep.ts": `
import { Dag, EmptyOperator } from "baram";
export const dag = new Dag("asleep", { schedule: null }, () => new EmptyOperator({ taskId: "start" }));
`,
};

const browser = useBrowser({ dags: DAGS });

test("the log-in page, also after a wrong password", async () => {
  const page = await browser.open("/login", { isLoggedOut: true, refusals: [{ status: 401, path: "/ui/login" }] });
  await page.getByLabel("User name").fill("nobody");
  await page.getByLabel("Password", { exact: true }).fill("wrong");
  await page.getByRole("button", { name: "Log in" }).click();
  await expectShown(page.getByRole("alert"));

  await expectNoBarriersIn(page);
});

test("the list of Dags with an import error, and its menus and dialogs", async () => {
  browser.server.writeDag("broken.ts", "throw new Error('Broken.');\n");
  const page = await browser.open("/dags");
  await page.getByRole("region", { name: "Import errors" }).getByRole("button", { name: "Show" }).click();
  await expectShown(page.getByRole("link", { name: "orders" }));
  await expectNoBarriersIn(page);

  await page.keyboard.press("?");
  await expectShown(page.getByRole("dialog", { name: "Keys" }));
  await expectNoBarriersIn(page);
  await page.keyboard.press("Escape");
  await expectGone(page.getByRole("dialog"));
  await page.keyboard.press("/");
  await expectShown(page.getByRole("dialog", { name: "Search or jump to" }).getByRole("listitem").first());
  await expectNoBarriersIn(page);
  await page.keyboard.press("Escape");
  await expectGone(page.getByRole("dialog"));
  await page.getByRole("button", { name: /, user menu$/ }).click();
  await expectShown(page.getByRole("menuitem", { name: "Log out" }));

  await expectNoBarriersIn(page);
});

test("the grid beside the details of a run and of a task instance, and the question before clearing", async () => {
  const run = await browser.server.trigger("orders");
  await browser.server.untilEnded("orders", run);
  const page = await browser.open(`/dags/orders?run=${encodeURIComponent(run.runId)}`);
  await eventually(async () => (await marksOf(page, "publish")).at(-1)).toBe("upstream_failed");
  await expectShown(page.getByRole("complementary", { name: "Details" }).getByText("Logical date"));
  await expectNoBarriersIn(page);

  await page.goto(`/dags/orders?run=${encodeURIComponent(run.runId)}&task=extract`);
  await expectShown(page.getByRole("complementary", { name: "Details" }).getByRole("heading", { name: "extract" }));
  await expectNoBarriersIn(page);
  await page.keyboard.press("c");
  await expectShown(page.getByRole("dialog").getByRole("button", { name: /^Clear 4/ }));

  await expectNoBarriersIn(page);
});

test("the reasons why a task waits", async () => {
  const run = await browser.server.trigger("waiting");
  await browser.server.untilTaskIs("running", "waiting", run, "holder");
  const page = await browser.open(`/dags/waiting/runs/${encodeURIComponent(run.runId)}/tasks/waiter?tab=why`);
  await expectShown(page.getByText("What has to be true"));

  await expectNoBarriersIn(page);
});

test("a task instance: its log, XComs, tries and details", async () => {
  const run = await browser.server.trigger("orders");
  await browser.server.untilEnded("orders", run);
  const page = await browser.open(`/dags/orders/runs/${encodeURIComponent(run.runId)}/tasks/extract`);
  await expectShown(page.getByRole("log").getByText("A row has no price"));
  await expectNoBarriersIn(page);

  await page.getByRole("tab", { name: "XComs" }).click();
  await expectShown(page.getByText("return_value"));
  await expectNoBarriersIn(page);
  for (const tab of ["Tries", "Details"]) {
    await page.getByRole("tab", { name: tab }).click();
    await expectShown(
      page
        .getByRole("tabpanel")
        .getByText(tab === "Tries" ? "Try 1" : "Operator")
        .first(),
    );
    await expectNoBarriersIn(page);
  }
});

test("the graph", async () => {
  const run = await browser.server.trigger("orders");
  await browser.server.untilEnded("orders", run);
  const page = await browser.open(`/dags/orders/graph?run=${encodeURIComponent(run.runId)}&task=extract`);
  await expectShown(page.locator(".graph-node").first());

  await expectNoBarriersIn(page);
});

test("the trigger form with a value to correct", async () => {
  const page = await browser.open("/dags/orders/trigger");
  await page.getByLabel("amount").fill("11");
  await expectShown(page.getByText("1 value to correct"));

  await expectNoBarriersIn(page);
});

test("the runs, the code and the details of a Dag", async () => {
  await browser.server.untilEnded("orders", await browser.server.trigger("orders"));
  const page = await browser.open("/dags/orders/runs");
  await expectShown(page.getByRole("columnheader", { name: "Covers" }));
  await expectNoBarriersIn(page);

  const views = page.getByRole("navigation", { name: "Views of the Dag" });
  await views.getByRole("link", { name: "Code" }).click();
  await expectShown(page.getByText("orders.ts", { exact: true }));
  await expectNoBarriersIn(page);
  await views.getByRole("link", { name: "Details" }).click();
  await expectShown(page.getByText("Orders of the day."));

  await expectNoBarriersIn(page);
});

test("a Dag without runs, and an address without a page", async () => {
  const page = await browser.open("/dags/asleep");
  await expectShown(page.getByText("No run yet"));
  await expectNoBarriersIn(page);

  await page.goto("/nowhere");
  await expectShown(page.getByRole("heading", { name: "There is no such page" }));
  await expectNoBarriersIn(page);
});
