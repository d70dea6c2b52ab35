import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { eventually, expectCount, expectShown, useBrowser } from "./browser.fixture.ts";

const LARGE = `
import { Dag, EmptyOperator } from "baram";
const OPTIONS = { schedule: null, isPausedUponCreation: false, maxActiveTasks: 5000 };
function tree(dagId, count) {
  return new Dag(dagId, OPTIONS, () => {
    const tasks = Array.from({ length: count }, (_, index) => new EmptyOperator({ taskId: "task_" + index }));
    for (const [index, task] of tasks.entries()) if (index > 0) tasks[Math.floor((index - 1) / 3)].before(task);
  });
}
export const graph = tree("graph_1000", 1000);
export const grid = tree("grid_2000", 2000);
`;

const TALKING = `
import { Dag } from "baram";
export const dag = new Dag("talking", { schedule: null, isPausedUponCreation: false });
dag.task("talk", (_inputs, { log }) => {
  for (let line = 1; line <= 30000; line += 1) log.info(line === 29876 ? "Here is the needle" : "Line " + line + " of hay");
})();
`;

const browser = useBrowser({ dags: { "large.ts": LARGE, "talking.ts": TALKING } });

function addressOf(page: Page): URLSearchParams {
  return new URL(page.url()).searchParams;
}

/** How far things moved without anybody having done something: the browser's own sum of layout shifts. */
function layoutShift(page: Page): Promise<number> {
  return page.evaluate<number>(`new Promise((resolve) => {
    let sum = 0;
    const add = (entries) => { for (const entry of entries) if (!entry.hadRecentInput) sum += entry.value; };
    const observer = new PerformanceObserver((list) => add(list.getEntries()));
    observer.observe({ type: "layout-shift", buffered: true });
    requestAnimationFrame(() => requestAnimationFrame(() => { add(observer.takeRecords()); resolve(sum); }));
  })`);
}

test("a graph of a thousand tasks is drawn as a whole, and its nodes are there when one comes near", async () => {
  const page = await browser.open("/dags/graph_1000/graph");
  const picture = page.locator("canvas.graph-far-layer");
  await eventually(() => picture.getAttribute("data-nodes")).toBe("1000");
  expect(await picture.getAttribute("data-edges")).toBe("999");
  expect(await page.locator(".graph-node").count()).toBe(0);

  await page.keyboard.press("ArrowRight");
  await eventually(async () => addressOf(page).get("task")).toBe("task_0");
  await page.keyboard.press("ArrowRight");
  await eventually(async () => addressOf(page).get("task")).toMatch(/^task_[123]$/);
  await page.goto("/dags/graph_1000/graph?task=task_700");

  await expectShown(page.locator(".graph-node-selected", { hasText: "task_700" }));
  expect(await page.locator(".graph-node").count()).toBeLessThan(400);
  await page.keyboard.press("0");
  await eventually(() => picture.getAttribute("data-nodes")).toBe("1000");
});

test("a task of a graph seen from far is chosen with a press on it", async () => {
  const page = await browser.open("/dags/graph_1000/graph");
  await expectShown(page.locator("canvas.graph-far-layer[data-nodes]"));
  await page.keyboard.press("ArrowRight");
  await eventually(async () => addressOf(page).get("task")).toBe("task_0");
  await page.keyboard.press("Escape");
  await eventually(async () => addressOf(page).get("task")).toBeNull();
  const box = await page.locator(".graph-canvas").boundingBox();
  if (box === null) throw new Error("The graph is not drawn.");

  // Somewhere in the rows of the last layer, which fill most of the picture: one of the presses meets a node.
  for (let step = 0; step < 12 && addressOf(page).get("task") === null; step += 1) {
    await page.mouse.click(box.x + box.width * 0.7 + step * 5, box.y + box.height / 2 + step * 3);
    await page.evaluate("new Promise(requestAnimationFrame)");
  }

  expect(addressOf(page).get("task")).toMatch(/^task_\d+$/);
});

test("a grid of two thousand tasks draws what is in sight, and finds each of them", async () => {
  const run = await browser.server.trigger("grid_2000");
  await browser.server.untilEnded("grid_2000", run);
  const page = await browser.open("/dags/grid_2000");
  const grid = page.getByRole("grid");
  await expectShown(grid.getByText("task_0", { exact: true }));
  expect(await grid.getAttribute("aria-rowcount")).toBe("2001");
  expect(await page.locator(".grid-row").count()).toBeLessThan(100);

  await page.getByRole("searchbox", { name: "Filter tasks" }).fill("task_1987");
  await expectCount(page.locator(".grid-row"), 1);
  await page.locator(".grid-row svg.grid-cells").click({ position: { x: 10, y: 12 } });

  await expectShown(page.getByRole("complementary", { name: "Details" }).getByText("task_1987").first());
  expect(addressOf(page).get("find")).toBe("task_1987");
});

test("a search in a log of thirty thousand lines leads to the one line", async () => {
  const run = await browser.server.trigger("talking");
  await browser.server.untilEnded("talking", run);
  const page = await browser.open(`/dags/talking/runs/${encodeURIComponent(run.runId)}/tasks/talk?tab=logs`);
  const log = page.getByRole("log");
  await expectShown(log.getByText("Line 1 of hay", { exact: true }));
  await expectShown(page.getByText("Complete", { exact: true }));
  expect(await page.locator(".log-line").count()).toBeLessThan(200);

  const search = page.getByRole("searchbox", { name: "Search" });
  await search.fill("the needle");
  await expectShown(page.getByText(/of 1$/));
  await search.press("Enter");

  await expectShown(log.getByText("Here is the needle"));
  expect(Number(addressOf(page).get("line"))).toBeGreaterThanOrEqual(29876);
});

/** A run of a log that is there, for the pages of it. */
async function endedRunPath(): Promise<string> {
  const run = await browser.server.trigger("talking");
  await browser.server.untilEnded("talking", run);
  return `/dags/talking/runs/${encodeURIComponent(run.runId)}`;
}

test.each([
  ["the home page", "/", "main h1"],
  ["the list of Dags", "/dags", "[data-dag-id]"],
  ["the runs of all Dags", "/runs", "main tbody tr"],
  ["the grid", "/dags/talking", ".grid-row"],
  ["the graph", "/dags/talking/graph", ".graph-node"],
  ["the runs of a Dag", "/dags/talking/runs", "main tbody tr"],
  ["the log of a task", "RUN/tasks/talk?tab=logs", ".log-line"],
])("nothing of %s moves while it comes", async (_, path, shown) => {
  const page = await browser.open(path.replace("RUN", await endedRunPath()));
  await expectShown(page.locator(shown).first());
  // What browsers call good is 0.1; a line of text that comes late and moves the rest of a page is about 0.02.
  expect(await layoutShift(page)).toBeLessThan(0.01);
});
