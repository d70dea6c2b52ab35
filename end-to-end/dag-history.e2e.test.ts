import { readFileSync } from "node:fs";
import type { Page } from "playwright-core";
import { beforeAll, describe, expect, test } from "vitest";
import { expectNoBarriersIn } from "./barriers.fixture.ts";
import { eventually, expectCount, expectGone, expectShown, holdEvents, useBrowser } from "./browser.fixture.ts";
import { gridRow } from "./dag-grid.fixture.ts";
import type { StartedRun } from "./standalone-server.fixture.ts";

/** The task that is tried again holds a failed try, a retry delay and a try that succeeds. */
const ORDERS = `
import { Asset, chain, Dag, EmptyOperator, TimeDeltaSensor } from "baram";
export const dag = new Dag("orders", {
  schedule: "0 5 * * *", startDate: "2024-01-01", catchup: false, isPausedUponCreation: false, params: { color: "red" },
});
const wait = new TimeDeltaSensor({ dag, taskId: "wait", delta: { seconds: 0 }, deferrable: true });
const flaky = dag.task("flaky", (_inputs, { ti }) => {
  if (ti.tryNumber < 2) throw new Error("Not yet.");
}, { retries: 1, retryDelay: { seconds: 0.3 } })();
const tidy = dag.taskGroup("tidy", () => new EmptyOperator({ dag, taskId: "clean" }));
const sizes = dag.task("sizes", () => [1, 2, 3])();
const add = dag.task("add", ({ size }: { size: number }) => size).expand({ size: sizes });
const publish = dag.task("publish", () => undefined, { outlets: [new Asset("orders_table")] })();
chain([wait, flaky], tidy, sizes);
chain(add, publish);
export const reader = new Dag("reader", { schedule: [new Asset("orders_table")], startDate: "2024-01-01", isPausedUponCreation: false }, (own) => {
  own.task("read", () => 1)();
});
`;

const LONG = `
import { Dag } from "baram";
import { gate } from "../gate.ts";
export const dag = new Dag("long", { schedule: null, isPausedUponCreation: false });
dag.task("held", () => gate("long-held"))();
`;

const QUIET = `
import { Dag, EmptyOperator } from "baram";
export const dag = new Dag("quiet", { schedule: null }, () => new EmptyOperator({ taskId: "start" }));
`;

const browser = useBrowser({ dags: { "orders.ts": ORDERS, "long.ts": LONG, "quiet.ts": QUIET } });

let run: StartedRun;

beforeAll(async () => {
  run = await browser.server.trigger("orders");
  await browser.server.untilEnded("orders", run);
});

const KOREAN = { context: { locale: "ko-KR" } } as const;
const NOT_FOUND = { status: 404, path: "/ui/dags/orders/runs/nope" } as const;

function runPath(): string {
  return `/dags/orders/runs/${encodeURIComponent(run.runId)}`;
}

/** Lets the server fail for one read, which the browser reports. */
async function breakRead(page: Page, pattern: string): Promise<void> {
  await holdEvents(page);
  await page.route(pattern, (route) =>
    route.fulfill({ status: 503, contentType: "application/problem+json", body: '{"title":"Out of order"}' }),
  );
}

describe("Gantt", () => {
  test("shows each try with the retry delay between, and leads to the details", async () => {
    const page = await browser.open(`/dags/orders/gantt?run=${encodeURIComponent(run.runId)}`);
    const row = page.getByRole("row", { name: /^flaky/ });
    await expectCount(row.locator(".gantt-part-ran"), 2);
    await expectCount(row.locator(".gantt-part-retry"), 1);
    await page.getByRole("button", { name: "Open add" }).click();
    await expectCount(page.locator(".gantt-row-instance"), 3);
    await row.click();
    await expectShown(page.getByRole("complementary", { name: "Details" }).getByRole("heading", { name: "flaky" }));
    expect(page.url()).toContain("task=flaky");
    await expectNoBarriersIn(page);
  });

  test("moves with arrows, folds, and opens the task instance with Enter", async () => {
    const page = await browser.open(`/dags/orders/gantt?run=${encodeURIComponent(run.runId)}&task=flaky`);
    await page.locator("[data-gantt-focus]").focus();
    await page.keyboard.press("ArrowDown");
    await eventually(() => page.locator("[data-gantt-focus]").getAttribute("aria-label")).toMatch(/^tidy/);
    await page.keyboard.press("ArrowLeft");
    await expectGone(page.getByRole("grid").getByRole("row", { name: /^tidy\.clean/ }));
    await page.keyboard.press("ArrowUp");
    await page.keyboard.press("Enter");
    await page.waitForURL(/tasks\/flaky/);
  });

  test("opens what the keys have led to, though it is not drawn yet", async () => {
    const page = await browser.open(`/dags/orders/gantt?run=${encodeURIComponent(run.runId)}&task=tidy`);
    const focus = page.locator("[data-gantt-focus]");
    await eventually(() => focus.getAttribute("aria-label")).toMatch(/^tidy/);
    await focus.evaluate((row) => {
      for (const key of ["ArrowUp", "Enter"]) {
        row.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true }));
      }
    });
    await page.waitForURL(/\/tasks\//);
    expect(page.url()).toContain("/tasks/flaky");
  });

  test("goes on by itself while the run does", async () => {
    const held = await browser.server.trigger("long");
    await browser.server.untilTaskIs("running", "long", held, "held");
    const page = await browser.open(`/dags/long/gantt?run=${encodeURIComponent(held.runId)}`);
    await expectShown(page.getByRole("row", { name: /^held, Running/ }).locator(".gantt-part-ran.hatched"));
    browser.server.openGate("long-held");
    await expectShown(page.getByRole("row", { name: /^held, Success/ }));
  });

  test("says when the timeline could not be read, and reads it again", async () => {
    const path = `/ui/dags/orders/runs/${encodeURIComponent(run.runId)}/timeline`;
    const page = await browser.open("/dags", { refusals: [{ status: 503, path }] });
    await breakRead(page, "**/timeline");
    await page.goto(`/dags/orders/gantt?run=${encodeURIComponent(run.runId)}`);
    await expectShown(page.getByRole("alert").getByText("The timeline could not be read"));
    await page.unroute("**/timeline");
    await page.getByRole("button", { name: "Try again" }).click();
    await expectShown(page.getByRole("row", { name: /^flaky/ }));
  });
});

describe("calendar", () => {
  test("shows the days of a year with those that are planned, and opens a day", async () => {
    const page = await browser.open("/dags/orders/calendar");
    const day = run.logicalDate.slice(0, 10);
    await page.getByRole("button", { name: new RegExp(`${day}.*success`) }).click();
    const side = page.getByRole("complementary", { name: /^Runs of/ });
    await expectShown(side.getByText("Success").first());
    await expectNoBarriersIn(page);
    await side.getByRole("link").last().click();
    await page.waitForURL(/\/dags\/orders\/runs\//);
  });

  test("shows the hours of a month, in Korean as well", async () => {
    const page = await browser.open("/dags/orders/calendar?view=hours", KOREAN);
    await expectShown(page.locator(".calendar-success").first());
    await expectShown(page.getByText("예정", { exact: true }));
    await expectNoBarriersIn(page);
  });

  test("says when the calendar could not be read", async () => {
    const page = await browser.open("/dags", { refusals: [{ status: 503, path: "/ui/dags/orders/calendar" }] });
    await breakRead(page, "**/ui/dags/orders/calendar*");
    await page.goto("/dags/orders/calendar");
    await expectShown(page.getByRole("alert").getByText("Out of order"));
  });
});

describe("durations", () => {
  test("shows what took how long, and one task by itself", async () => {
    const page = await browser.open("/dags/orders/durations");
    await page.getByRole("button", { name: "flaky" }).click();
    await expectShown(page.getByRole("img", { name: "Durations of flaky over runs" }));
    await expectShown(page.locator(".duration-bar.state-success").first());
    await expectNoBarriersIn(page);
  });

  test("says that a Dag without runs has none to compare", async () => {
    const page = await browser.open("/dags/quiet/durations");
    await expectShown(page.getByText("No run yet"));
  });
});

describe("events", () => {
  test("tell what people did apart from what became of tries", async () => {
    const page = await browser.open("/dags/orders/events", KOREAN);
    await page.getByRole("button", { name: "사용자", exact: true }).click();
    await expectCount(page.getByRole("cell", { name: "성공" }), 0);
    await page.getByRole("button", { name: "시도", exact: true }).click();
    await expectShown(page.getByRole("cell", { name: "성공" }).first());
    await expectNoBarriersIn(page);
  });

  test("say when they could not be read", async () => {
    const page = await browser.open("/dags", { refusals: [{ status: 503, path: "/api/v1/eventLogs" }] });
    await breakRead(page, "**/api/v1/eventLogs*");
    await page.goto("/dags/orders/events");
    await expectShown(page.getByRole("alert").getByText("The events could not be read"));
  });
});

describe("versions", () => {
  test("tell which runs used them, and what changed in structure and code", async () => {
    browser.server.writeDag("quiet.ts", QUIET.replace('"start"', '"begin"'));
    const page = await browser.open("/dags/quiet/versions");
    await expectShown(page.getByRole("heading", { name: "Version 2" }));
    await expectShown(page.locator(".version-added").getByText("begin"));
    await expectShown(page.locator(".version-removed").getByText("start"));
    await expectShown(page.locator(".version-line-added").getByText('taskId: "begin"'));
    await expectNoBarriersIn(page);
    await page.getByRole("link", { name: "Version 1" }).click();
    await expectShown(page.getByText("This is the first version"));
  });
});

describe("run page", () => {
  test("shows tasks, graph and timeline of the run beside its facts, and takes a note", async () => {
    const page = await browser.open(runPath());
    await expectShown(page.getByRole("row").getByRole("link", { name: "flaky" }));
    await page.getByRole("button", { name: "Write a note" }).click();
    await page.getByLabel("Note").fill("Checked by hand.");
    await page.getByRole("button", { name: "Save the note" }).click();
    await expectShown(page.getByText("Checked by hand."));
    await expectNoBarriersIn(page);
    await page.getByRole("button", { name: "Graph", exact: true }).click();
    await expectShown(page.locator(".graph-node").getByText("flaky"));
    await page.getByRole("button", { name: "Timeline" }).click();
    await expectShown(page.getByRole("row", { name: /^flaky/ }));
  });

  test("tells which update of an asset caused the run", async () => {
    const page = await browser.open("/dags/reader/runs");
    await page.getByRole("row").getByRole("link").first().click();
    const causes = page.getByRole("complementary", { name: "Details" });
    await expectShown(causes.getByText("orders_table"));
    await expectShown(causes.getByRole("link", { name: "orders.publish" }));
  });

  test("says that there is no such run", async () => {
    const page = await browser.open("/dags/orders/runs/nope", { refusals: [NOT_FOUND] });
    await expectShown(page.getByText("There is no such run"));
  });
});

describe("several cells of the grid", () => {
  test("are picked with Shift and cleared together after a preview", async () => {
    const page = await browser.open(`/dags/orders?run=${encodeURIComponent(run.runId)}&task=flaky`);
    await page.locator("[data-grid-cursor]").focus();
    // Over the group and the task in it, which is meant once.
    for (let step = 0; step < 3; step += 1) await page.keyboard.press("Shift+ArrowDown");
    await expectShown(page.getByRole("heading", { name: "3 task instances picked" }));
    await expectNoBarriersIn(page);
    // A copied address shows the same to others.
    await page.reload();
    await expectShown(page.getByRole("heading", { name: "3 task instances picked" }));
    await page.keyboard.press("c");
    await expectShown(page.getByRole("dialog").getByRole("button", { name: /^Clear \d/ }));
    await page.keyboard.press("Escape");
    await expectGone(page.getByRole("dialog"));
    await page.keyboard.press("m");
    await page.getByRole("menuitem", { name: "Skipped" }).click();
    await page
      .getByRole("dialog")
      .getByRole("button", { name: /^Mark skipped \d/ })
      .click();
    await expectShown(page.getByText(/^Marked \d task instances as skipped/));
    await browser.server.untilTaskIs("skipped", "orders", run, "flaky");
  });

  test("are picked by keys that come faster than the page draws", async () => {
    const page = await browser.open(`/dags/orders?run=${encodeURIComponent(run.runId)}&task=flaky`);
    await page.locator("[data-grid-cursor]").focus();

    await page.locator("[data-grid-cursor]").evaluate((cell) => {
      for (let step = 0; step < 3; step += 1) {
        cell.dispatchEvent(new KeyboardEvent("keydown", { key: "ArrowDown", shiftKey: true, bubbles: true }));
      }
    });

    await expectShown(page.getByRole("heading", { name: "3 task instances picked" }));
    await expectShown(page.locator("[data-grid-cursor]:focus"));
  });

  test("tasks are filtered by the state that they were in", async () => {
    const page = await browser.open("/dags/orders?task_state=failed");
    await expectShown(page.getByText("No task matches"));
    await page.getByRole("button", { name: /^Remove the filter Task state/ }).click();
    await expectShown(gridRow(page, "publish"));
  });
});

describe("graph", () => {
  test("shows assets and instances, looks at one task's neighbors, and is saved as a picture", async () => {
    const page = await browser.open(`/dags/orders/graph?run=${encodeURIComponent(run.runId)}&task=publish`);
    await expectShown(page.locator(".graph-outside").getByText("orders_table"));
    await expectCount(page.locator(".graph-copies i"), 3);
    await page.getByRole("button", { name: "Save as a picture" }).click();
    const [download] = await Promise.all([
      page.waitForEvent("download"),
      page.getByRole("menuitem", { name: "SVG" }).click(),
    ]);
    const picture = readFileSync(await download.path(), "utf8");
    expect(picture).toContain("publish");
    await page.getByRole("button", { name: "Upstream", exact: true }).click();
    await expectShown(page.getByRole("button", { name: "Remove the filter Upstream of: publish" }));
    expect(page.url()).toContain("focus=upstream");
    await expectNoBarriersIn(page);
  });
});
