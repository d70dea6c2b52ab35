import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import {
  countLoads,
  eventually,
  expectCount,
  expectGone,
  expectNothingSideways,
  expectShown,
  useBrowser,
} from "./browser.fixture.ts";

const ORDERS = `
import { chain, Dag, EmptyOperator } from "baram";
import { gate } from "../gate.ts";
// What the code tab shows is this file, words and all.
export const dag = new Dag("orders", { schedule: null, isPausedUponCreation: false, docMd: "Orders of the day." });
const extract = dag.task("extract", () => gate("orders-extract"))();
const tidy = dag.taskGroup("tidy", () => {
  const clean = new EmptyOperator({ dag, taskId: "clean" });
  const check = dag.task("check", () => { throw new Error("A price is missing."); })();
  chain(clean, check);
});
chain(extract, tidy, new EmptyOperator({ dag, taskId: "publish" }));
`;

const BRANCHES = `
import { chain, Dag, EmptyOperator } from "baram";
export const dag = new Dag("branches", { schedule: null, isPausedUponCreation: false });
const left = new EmptyOperator({ dag, taskId: "left" });
const right = new EmptyOperator({ dag, taskId: "right" });
chain(dag.task.branch("choose", () => left)(), [left, right]);
`;

const VERSIONED = `
import { Dag, EmptyOperator } from "baram";
export const dag = new Dag("versioned", { schedule: null }, () => new EmptyOperator({ taskId: "first_shape" }));
`;

const SHORT = `
import { Dag, EmptyOperator } from "baram";
export const dag = new Dag("short", { schedule: null, isPausedUponCreation: false }, () => new EmptyOperator({ taskId: "only" }));
`;

const WIDE = `
import { chain, Dag, EmptyOperator } from "baram";
export const dag = new Dag("wide", { schedule: null, isPausedUponCreation: false }, () => {
  const sides = Array.from({ length: 12 }, (_, index) => new EmptyOperator({ taskId: "side_" + index }));
  chain(new EmptyOperator({ taskId: "begin" }), sides, new EmptyOperator({ taskId: "end" }));
});
`;

const browser = useBrowser({
  dags: {
    "orders.ts": ORDERS,
    "branches.ts": BRANCHES,
    "versioned.ts": VERSIONED,
    "short.ts": SHORT,
    "wide.ts": WIDE,
  },
});

/** The state that each node of the graph is drawn in, by its name. */
async function nodeStates(page: Page): Promise<Readonly<Record<string, string>>> {
  const nodes = await page
    .locator(".graph-node")
    .evaluateAll((elements) =>
      elements.map((element) => [
        String(element.querySelector(".graph-node-id, .graph-node-group")?.textContent),
        [...element.classList].find((name) => name.startsWith("state-"))?.replace("state-", "") ?? "none",
      ]),
    );
  return Object.fromEntries(nodes) as Record<string, string>;
}

test("the graph draws every task and edge, and its states change while the run goes on", async () => {
  const run = await browser.server.trigger("orders");
  await browser.server.untilTaskIs("running", "orders", run, "extract");
  const page = await browser.open(`/dags/orders/graph?run=${encodeURIComponent(run.runId)}`);
  await eventually(() => nodeStates(page)).toEqual({
    extract: "running",
    clean: "none",
    check: "none",
    publish: "none",
  });
  await eventually(() => page.locator("path.graph-edge").count()).toBe(3);
  await expectShown(page.getByRole("button", { name: "Fold tidy" }));
  const loads = countLoads(page);

  browser.server.openGate("orders-extract");

  await eventually(() => nodeStates(page)).toEqual({
    extract: "success",
    clean: "success",
    check: "failed",
    publish: "upstream_failed",
  });
  expect(loads()).toBe(0);
});

test("a way that a branch did not take is drawn as passed by", async () => {
  const run = await browser.server.trigger("branches");
  await browser.server.untilEnded("branches", run);
  const page = await browser.open("/dags/branches/graph");

  await eventually(() => nodeStates(page)).toEqual({ choose: "success", left: "success", right: "skipped" });
  expect(await page.locator(".graph-edge-passed").count()).toBe(1);
});

test("a group of the graph is folded into one node, and the address keeps it", async () => {
  const page = await browser.open("/dags/orders/graph");

  await page.getByRole("button", { name: "Fold tidy" }).click();
  await expectShown(page.locator(".graph-node", { hasText: "2 tasks" }));
  await page.reload();

  await expectShown(page.locator(".graph-node", { hasText: "2 tasks" }));
  expect(Object.keys(await nodeStates(page)).toSorted()).toEqual(["extract", "publish", "tidy"]);
  await page.getByRole("button", { name: "Open all groups" }).click();
  await expectShown(page.getByTitle("tidy.check"));
});

test("a chosen node says its state and opens its task instance; the same tasks are there as a list", async () => {
  const run = await browser.server.trigger("branches");
  await browser.server.untilEnded("branches", run);
  const page = await browser.open(`/dags/branches/graph?run=${encodeURIComponent(run.runId)}`);
  const list = page.getByRole("navigation", { name: "Tasks as a list" });
  await expectShown(page.locator(".graph-node").first());
  expect(await list.getByRole("button").allTextContents()).toEqual(["choose Success", "left Success", "right Skipped"]);

  await page.locator(".graph-node", { hasText: "left" }).click();
  await page.locator(".graph-strip").getByRole("button", { name: /^Open/ }).click();

  await expectShown(page.getByRole("heading", { level: 1, name: "left" }));
});

test("the code tab shows the file as it is written", async () => {
  const page = await browser.open("/dags/orders/code");

  await expectShown(page.getByText("// What the code tab shows is this file, words and all."));
  const code = await page.locator("pre").textContent();
  expect(code?.trim()).toBe(ORDERS.trim());
  await expectShown(page.getByText("orders.ts", { exact: true }));
});

test("a changed file is a second version, and the code of the first one can still be read", async () => {
  const page = await browser.open("/dags/versioned/code");
  await expectShown(page.getByText('"first_shape"'));
  const loads = countLoads(page);

  browser.server.writeDag("versioned.ts", VERSIONED.replace("first_shape", "second_shape"));
  await expectShown(page.getByText('"second_shape"'));
  await page.getByRole("button", { name: "Version of the code" }).click();
  await page.getByRole("menuitem", { name: /^Version 1,/ }).click();

  await expectShown(page.getByText('"first_shape"'));
  await expectGone(page.getByText('"second_shape"'));
  expect(new URL(page.url()).searchParams.get("version")).toBe("1");
  expect(loads()).toBe(0);
});

test("the table of runs filters by state and leads to the page of a run and to the grid", async () => {
  for (const [runId, gate] of Object.entries({ "run-one": "orders-extract", "run-two": "orders-extract" })) {
    browser.server.openGate(gate);
    await browser.server.untilEnded("orders", await browser.server.trigger("orders", { dag_run_id: runId }));
  }
  const page = await browser.open("/dags/orders/runs?run_state=success");
  await expectShown(page.getByText("No run yet").or(page.getByText("No run matches these filters")));
  await page.goto("/dags/orders/runs?run_state=failed");
  const rows = page.getByRole("row").filter({ hasText: "Failed" });

  await rows.first().getByRole("link").first().click();
  await expectShown(page.getByRole("heading", { name: /^Run / }));
  await eventually(() => Promise.resolve(new URL(page.url()).pathname)).toBe("/dags/orders/runs/run-two");
  await page.goBack();
  await rows
    .first()
    .getByRole("link", { name: /^In the grid/ })
    .click();

  await expectShown(page.getByRole("grid"));
  await expectShown(page.getByRole("complementary", { name: "Details" }).getByText("run-two"));
});

test("the details of a Dag tell what its author wrote about it", async () => {
  const page = await browser.open("/dags/orders/details");
  await expectShown(page.getByText("Orders of the day."));
  await expectShown(page.getByRole("main").getByText("None, by trigger only"));
});

test("a Dag that does not exist says so and leads to those that do", async () => {
  const refusals = ["/ui/dags/no_such_dag", "/ui/dags/no_such_dag/grid"].map((path) => ({ status: 404, path }));
  const page = await browser.open("/dags/no_such_dag", { refusals });
  await expectShown(page.getByText("There is no Dag no_such_dag"));
  await page.getByRole("main").getByRole("link", { name: "All Dags" }).click();
  await expectShown(page.getByRole("link", { name: "orders" }));
});

test("the header of a Dag has its star, and its menu leads to a back-fill", async () => {
  // Without dates there is nothing to fill, which the form says.
  const refusals = [{ status: 400, path: "/api/v1/dags/short/backfills/plan" }];
  const page = await browser.open("/dags/short", { refusals });
  await page.getByRole("button", { name: "short is a favorite" }).click();
  await page.goto("/dags?favorites=true");
  await expectShown(page.getByRole("link", { name: "short", exact: true }));
  await page.setViewportSize({ width: 390, height: 844 });
  await page.getByRole("button", { name: "short is a favorite" }).click();
  await expectGone(page.getByRole("link", { name: /short/ }));

  await page.setViewportSize({ width: 1440, height: 900 });
  await page.goto("/dags/short");
  await page.getByRole("button", { name: "More acts on short" }).click();
  await page.getByRole("menuitem", { name: "Backfill", exact: true }).click();
  await expectShown(page.getByRole("heading", { name: /backfill/i }).first());
  expect(new URL(page.url()).search).toBe("?dag=short");
});

test("a run is deleted after its question, and so is a Dag's history once its id is typed", async () => {
  for (const runId of ["first", "second"]) {
    await browser.server.untilEnded("short", await browser.server.trigger("short", { dag_run_id: runId }));
  }
  const page = await browser.open("/dags/short/runs/first");
  await page.getByRole("button", { name: "Delete the run" }).click();
  const dialog = page.getByRole("dialog");
  await expectShown(dialog.getByText("there is no way back", { exact: false }));
  await dialog.getByRole("button", { name: /^Delete/ }).click();
  await expectShown(page.getByText(/^Deleted the run of/));
  await page.goto("/dags/short/runs");
  await expectCount(page.getByRole("row"), 2);

  await page.getByRole("button", { name: "More acts on short" }).click();
  await page.getByRole("menuitem", { name: "Delete its history" }).click();
  await expectShown(dialog.getByText("1 run is deleted."));
  expect(await dialog.getByRole("button", { name: /^Delete/ }).isDisabled()).toBe(true);
  await dialog.getByLabel("Type short to confirm").fill("short");
  await dialog.getByRole("button", { name: /^Delete/ }).click();
  await expectShown(page.getByText("Deleted the history of short"));
  expect(new URL(page.url()).pathname).toBe("/dags");
});

test("in Korean the views say in Korean why a task did not run, and why there is no run", async () => {
  const run = await browser.server.trigger("branches");
  await browser.server.untilEnded("branches", run);
  const page = await browser.open(`/dags/branches/gantt?run=${encodeURIComponent(run.runId)}`, {
    context: { locale: "ko-KR" },
  });
  const words = "분기 choose에서 선택되지 않았습니다.";
  await expectShown(page.getByRole("row", { name: /^right/ }).getByText(words));
  await page.goto(`/dags/branches/runs/${encodeURIComponent(run.runId)}/tasks/right`);
  await expectShown(page.getByText(words));

  await page.goto("/dags/branches");
  await page.getByRole("button", { name: "실행이 없는 이유" }).click();
  await page
    .getByRole("dialog")
    .getByLabel(/^논리적 날짜/)
    .fill("2026-03-01T10:00");
  await expectShown(page.getByText("일정이 없으며 트리거할 때 실행됩니다."));
});

test("on a phone the graph begins where it can be read, and the time of the Gantt has room of its own", async () => {
  const run = await browser.server.trigger("wide");
  await browser.server.untilEnded("wide", run);
  const context = { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true };
  const page = await browser.open(`/dags/wide/graph?run=${encodeURIComponent(run.runId)}`, { context });
  await expectShown(page.locator(".graph-node-id", { hasText: "begin" }));
  await expectCount(page.locator(".graph-far"), 0);
  const box = await page.locator(".graph-node", { hasText: "begin" }).boundingBox();
  expect(box?.x).toBeGreaterThanOrEqual(0);
  expect((box?.x ?? 0) + (box?.width ?? 390)).toBeLessThanOrEqual(390);
  await page.getByRole("button", { name: "Fit", exact: true }).tap();
  await expectCount(page.locator(".graph-far"), 1);

  await page.goto(`/dags/wide/gantt?run=${encodeURIComponent(run.runId)}`);
  const row = page.getByRole("row", { name: /^side_3/ });
  expect((await row.boundingBox())?.height).toBeGreaterThanOrEqual(36);
  const room = () => page.locator(".gantt-scroller").evaluate((element) => element.scrollWidth - element.clientWidth);
  await eventually(room).toBeGreaterThan(100);
  const before = await room();
  await page.getByRole("button", { name: "Zoom in" }).tap();
  await eventually(room).toBeGreaterThan(before);
  await expectNothingSideways(page);
});
