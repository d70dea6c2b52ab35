import { expect, test } from "vitest";
import { countLoads, eventually, expectGone, expectShown, useBrowser } from "./browser.fixture.ts";
import { focusedCell, gridRow, marksOf } from "./dag-grid.fixture.ts";

const DAGS = {
  // Two tasks in a group, each held until the test lets it go.
  "stepwise.ts": `
import { chain, Dag, EmptyOperator } from "baram";
import { gate } from "../gate.ts";
export const dag = new Dag("stepwise", { schedule: null, isPausedUponCreation: false });
dag.taskGroup("load", () => {
  const extract = dag.task("extract", () => gate("extract"))();
  const transform = dag.task("transform", async () => { await gate("transform"); throw new Error("No such column."); })();
  chain(extract, transform);
}).before(new EmptyOperator({ dag, taskId: "publish" }));
`,
  "keys.ts": `
import { chain, Dag, EmptyOperator } from "baram";
export const dag = new Dag("keys", { schedule: null, isPausedUponCreation: false });
const first = dag.task("first", () => "done")();
const second = dag.task("second", () => { throw new Error("It fails."); })();
chain(first, second);
`,
  "narrow.ts": `
import { Dag } from "baram";
import { gate } from "../gate.ts";
export const dag = new Dag("narrow", { schedule: null, isPausedUponCreation: false, maxActiveTasks: 1 });
const holder = dag.task("holder", () => gate("holder"), { priorityWeight: 10 })();
dag.task("waiter", () => "done")();
dag.task("follower", () => "done")().after(holder);
`,
  "groups.ts": `
import { Dag, EmptyOperator } from "baram";
export const dag = new Dag("groups", { schedule: null, isPausedUponCreation: false });
dag.taskGroup("outer", () => {
  new EmptyOperator({ dag, taskId: "calm" });
  dag.task("wild", () => { throw new Error("It fails."); })();
});
`,
  "never-run.ts": `
import { Dag, EmptyOperator } from "baram";
export const dag = new Dag("never_run", { schedule: null, isPausedUponCreation: false }, () => new EmptyOperator({ taskId: "start" }));
`,
};

const browser = useBrowser({ dags: DAGS });

test("the grid shows each state of a run as it comes, without a reload and without reading the grid again", async () => {
  const run = await browser.server.trigger("stepwise");
  await browser.server.untilTaskIs("running", "stepwise", run, "load.extract");
  const page = await browser.open("/dags/stepwise");
  await eventually(() => marksOf(page, "extract")).toEqual(["running"]);
  expect(await marksOf(page, "publish")).toEqual(["none"]);
  const loads = countLoads(page);
  const reads: string[] = [];
  page.on("request", (request) => reads.push(new URL(request.url()).pathname));

  browser.server.openGate("extract");
  await eventually(() => marksOf(page, "extract")).toEqual(["success-quiet"]);
  await eventually(() => marksOf(page, "transform")).toEqual(["running"]);
  expect(await marksOf(page, "load")).toEqual(["running"]);
  browser.server.openGate("transform");

  await eventually(() => marksOf(page, "transform")).toEqual(["failed"]);
  await eventually(() => marksOf(page, "publish")).toEqual(["upstream_failed"]);
  await eventually(() => marksOf(page, "load")).toEqual(["failed"]);
  await expectShown(page.getByRole("button", { name: /^Run .*, Manual, Failed, / }));
  expect(loads()).toBe(0);
  expect(reads.filter((path) => path.endsWith("/grid"))).toEqual([]);
});

test("a run that is triggered elsewhere comes into an open grid", async () => {
  const page = await browser.open("/dags/never_run");
  await expectShown(page.getByText("No run yet"));

  await browser.server.trigger("never_run");

  await eventually(() => marksOf(page, "start")).toEqual(["success-quiet"]);
});

test("arrows move over runs and tasks, Enter opens the task instance, and Back returns to the cell", async () => {
  const runs = [await browser.server.trigger("keys"), await browser.server.trigger("keys")];
  for (const run of runs) await browser.server.untilEnded("keys", run);
  const page = await browser.open("/dags/keys");
  await focusedCell(page).focus();

  await page.keyboard.press("ArrowDown");
  await eventually(() => focusedCell(page).getAttribute("aria-label")).toMatch(/^second, .*, Failed, try 1$/);
  await page.keyboard.press("ArrowLeft");
  await page.keyboard.press("ArrowUp");
  await eventually(() => focusedCell(page).getAttribute("aria-label")).toMatch(/^first, .*, Success, try 1$/);
  const details = page.getByRole("complementary", { name: "Details" });
  await expectShown(details.getByRole("heading", { name: "first" }));
  expect(new URL(page.url()).searchParams.get("run")).toBe(runs[0]?.runId);
  await page.keyboard.press("Enter");

  await expectShown(page.getByRole("heading", { level: 1, name: "first" }));
  await page.goBack();
  await expectShown(details.getByRole("heading", { name: "first" }));
});

test("n goes to the next failed task, Escape unselects", async () => {
  const run = await browser.server.trigger("keys");
  await browser.server.untilEnded("keys", run);
  const page = await browser.open("/dags/keys");
  await focusedCell(page).focus();

  await page.keyboard.press("n");
  const details = page.getByRole("complementary", { name: "Details" });
  await expectShown(details.getByRole("heading", { name: "second" }));
  await expectShown(details.getByText("Failed", { exact: true }).first());
  await page.keyboard.press("Escape");

  await expectGone(details);
  expect(new URL(page.url()).search).toBe("");
});

test("the details of a waiting task say why it is not running, and what it waits for when it is another task", async () => {
  const run = await browser.server.trigger("narrow");
  await browser.server.untilTaskIs("running", "narrow", run, "holder");
  const page = await browser.open(`/dags/narrow?run=${encodeURIComponent(run.runId)}&task=waiter`);
  const details = page.getByRole("complementary", { name: "Details" });

  const reason = 'The Dag "narrow" runs 1 of at most 1 tasks at once.';
  await expectShown(details.getByText(reason));
  await details.getByRole("tab", { name: "Why it is not running" }).click();
  await expectShown(details.getByRole("listitem").filter({ hasText: `Task Instance Slots Available${reason}` }));
  await expectShown(details.getByRole("link", { name: "Tasks that are running" }).first());
  await gridRow(page, "follower").locator("svg.grid-cells").click();
  await expectShown(details.getByRole("heading", { name: "follower" }));
  await expectShown(details.getByRole("link", { name: "Show what is upstream" }).first());
  await expectShown(details.getByRole("listitem").filter({ hasText: /^Trigger Rule.*holder/ }));
  browser.server.openGate("holder");

  await eventually(() => marksOf(page, "follower")).toEqual(["success-quiet"]);
  await expectGone(details.getByRole("tab", { name: "Why it is not running" }));
});

test("the log of the selected task is read beside the grid", async () => {
  const run = await browser.server.trigger("keys");
  await browser.server.untilEnded("keys", run);
  const page = await browser.open(`/dags/keys?run=${encodeURIComponent(run.runId)}&task=second`);
  const details = page.getByRole("complementary", { name: "Details" });

  await details.getByRole("tab", { name: "Logs" }).click();

  await expectShown(details.getByRole("log").getByText("It fails.").first());
  expect(new URL(page.url()).searchParams.get("tab")).toBe("logs");
});

test("a group is folded to one row with the worst state of its tasks, and stays folded after a reload", async () => {
  const run = await browser.server.trigger("groups");
  await browser.server.untilEnded("groups", run);
  const page = await browser.open("/dags/groups");

  await page.getByRole("button", { name: "Fold outer" }).click();
  await expectGone(gridRow(page, "wild"));
  await page.reload();

  await expectShown(page.getByRole("button", { name: "Open outer" }));
  expect(await marksOf(page, "outer")).toEqual(["failed"]);
  expect(await gridRow(page, "wild").count()).toBe(0);
});
