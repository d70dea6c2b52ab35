import type { Locator, Page } from "playwright-core";
import { expect, test } from "vitest";
import { eventually, expectGone, expectShown, type Surroundings, useBrowser } from "./browser.fixture.ts";
import { gridRow, marksOf } from "./dag-grid.fixture.ts";

/** Fails until its gate is open: what was repaired can run again and succeed. */
function chainOfThree(dagId: string): string {
  return `
import { existsSync } from "node:fs";
import { chain, Dag, EmptyOperator } from "baram";
export const dag = new Dag("${dagId}", { schedule: null, isPausedUponCreation: false });
const fetch = new EmptyOperator({ dag, taskId: "fetch" });
const clean = dag.task("clean", () => {
  if (!existsSync("gates/${dagId}-repaired")) throw new Error("The column is missing.");
})();
const publish = new EmptyOperator({ dag, taskId: "publish" });
chain(fetch, clean, publish);
`;
}

const HELD = `
import { Dag, EmptyOperator } from "baram";
import { gate } from "../gate.ts";
export const dag = new Dag("held", { schedule: null, isPausedUponCreation: false });
dag.task("hold", () => gate("never"))().before(new EmptyOperator({ dag, taskId: "after" }));
`;

const CHAINS = ["cleared", "whole_run", "given_up", "marked", "two_runs"];

const browser = useBrowser({
  dags: { ...Object.fromEntries(CHAINS.map((dagId) => [`${dagId}.ts`, chainOfThree(dagId)])), "held.ts": HELD },
});

/** Opens the grid beside a task of a run that has failed. */
async function openFailedTask(dagId: string, taskId: string, { server, open }: Surroundings): Promise<Page> {
  const run = await server.trigger(dagId);
  await server.untilEnded(dagId, run);
  return open(`/dags/${dagId}?run=${encodeURIComponent(run.runId)}&task=${taskId}`);
}

function detailsOf(page: Page): Locator {
  return page.getByRole("complementary", { name: "Details" });
}

async function marksOfAll(page: Page, taskIds: readonly string[]): Promise<readonly (string | undefined)[]> {
  return Promise.all(taskIds.map(async (taskId) => (await marksOf(page, taskId)).at(-1)));
}

const TASKS = ["fetch", "clean", "publish"];

test("clear shows what will run again with its count, does it, and the run goes on to its success", async () => {
  const page = await openFailedTask("cleared", "clean", browser);
  await eventually(() => marksOfAll(page, TASKS)).toEqual(["success-quiet", "failed", "upstream_failed"]);
  await expectShown(detailsOf(page).getByRole("heading", { name: "clean" }));
  await page.keyboard.press("c");
  const dialog = page.getByRole("dialog", { name: /^Clear clean in .*\?$/ });

  await expectShown(dialog.getByRole("button", { name: /^Clear 2/ }));
  expect(await dialog.getByRole("listitem").allTextContents()).toEqual(["clean", "publish"]);
  await dialog.getByRole("checkbox", { name: "Upstream" }).press("Space");
  await expectShown(dialog.getByRole("button", { name: /^Clear 3/ }));
  await dialog.getByRole("checkbox", { name: "Upstream" }).press("Space");
  await expectShown(dialog.getByRole("button", { name: /^Clear 2/ }));
  browser.server.openGate("cleared-repaired");
  await dialog.getByRole("button", { name: /^Clear 2/ }).click();

  await expectShown(page.getByText("Cleared 2 tasks in cleared"));
  await expectGone(dialog);
  await eventually(() => marksOfAll(page, TASKS)).toEqual(["success-quiet", "success-quiet", "success-quiet"]);
  await expectShown(page.getByRole("button", { name: /^Run .*, Manual, Success, / }));
  await detailsOf(page)
    .getByRole("tab", { name: /^Tries/ })
    .click();
  await expectShown(detailsOf(page).getByText("Try 2"));
});

test("only what failed in a run can be cleared together", async () => {
  const page = await openFailedTask("whole_run", "clean", browser);
  await page.getByRole("button", { name: /^Run .*, Manual, Failed, / }).click();
  await detailsOf(page).getByRole("button", { name: "Clear" }).click();

  await page.getByRole("menuitem", { name: "Clear failed tasks" }).click();
  const dialog = page.getByRole("dialog", { name: /^Clear run .*\?$/ });
  await expectShown(dialog.getByRole("button", { name: /^Clear 2/ }));
  browser.server.openGate("whole_run-repaired");
  await page.keyboard.press("Enter");

  await eventually(() => marksOfAll(page, TASKS)).toEqual(["success-quiet", "success-quiet", "success-quiet"]);
});

test("a dialog that is closed changes nothing", async () => {
  const page = await openFailedTask("given_up", "clean", browser);
  await expectShown(detailsOf(page).getByRole("heading", { name: "clean" }));
  await page.keyboard.press("c");
  const dialog = page.getByRole("dialog");
  await expectShown(dialog.getByRole("button", { name: /^Clear 2/ }));

  await page.keyboard.press("Escape");

  await expectGone(dialog);
  await expectShown(detailsOf(page).getByRole("heading", { name: "clean" }));
  expect(await marksOfAll(page, TASKS)).toEqual(["success-quiet", "failed", "upstream_failed"]);
});

test("a failed task that is marked success is a success without running", async () => {
  const page = await openFailedTask("marked", "clean", browser);
  await detailsOf(page).getByRole("button", { name: "Mark as" }).click();
  await page.getByRole("menuitem", { name: "Success" }).click();
  const dialog = page.getByRole("dialog", { name: /^Mark clean in .* as success\?$/ });
  await expectShown(dialog.getByText("Failed"));

  await dialog.getByRole("button", { name: /^Mark success/ }).click();

  await expectShown(page.getByText("Marked clean as success"));
  await eventually(async () => (await marksOfAll(page, TASKS))[1]).toBe("success-quiet");
  await expectShown(detailsOf(page).getByText("Success", { exact: true }).first());
});

test("a running task that is marked failed is stopped, and what waits for it fails with it", async () => {
  const run = await browser.server.trigger("held");
  await browser.server.untilTaskIs("running", "held", run, "hold");
  const page = await browser.open(`/dags/held?run=${encodeURIComponent(run.runId)}&task=hold`);
  await detailsOf(page).getByRole("button", { name: "Mark as" }).click();
  await page.getByRole("menuitem", { name: "Failed" }).click();
  const dialog = page.getByRole("dialog", { name: /^Mark hold in .* as failed\?$/ });
  await expectShown(dialog.getByText("It is running: its process is stopped."));

  await dialog.getByRole("button", { name: /^Mark failed/ }).click();

  await eventually(() => marksOfAll(page, ["hold", "after"])).toEqual(["failed", "upstream_failed"]);
  await expectShown(page.getByRole("button", { name: /^Run .*, Manual, Failed, / }));
});

test("a run that is marked failed says which tasks change, and stops", async () => {
  const run = await browser.server.trigger("held");
  await browser.server.untilTaskIs("running", "held", run, "hold");
  const page = await browser.open(`/dags/held?run=${encodeURIComponent(run.runId)}`);
  await detailsOf(page).getByRole("button", { name: "Mark as" }).click();
  await page.getByRole("menuitem", { name: "Failed" }).click();
  const dialog = page.getByRole("dialog", { name: /^Mark run .* as failed\?$/ });
  await expectShown(dialog.getByText("2 tasks change"));

  await dialog.getByRole("button", { name: /^Mark failed/ }).click();

  await expectShown(page.getByText("Marked the run as failed"));
  await eventually(() => marksOfAll(page, ["hold", "after"])).toEqual(["failed", "skipped"]);
});

test("the past of a task can be cleared with it, run by run", async () => {
  const older = await browser.server.trigger("two_runs");
  await browser.server.untilEnded("two_runs", older);
  const page = await openFailedTask("two_runs", "clean", browser);
  await detailsOf(page)
    .getByRole("button", { name: /^Clear/ })
    .click();
  const dialog = page.getByRole("dialog");

  await dialog.getByRole("checkbox", { name: "Past runs" }).press("Space");
  await expectShown(dialog.getByText("4 tasks in 2 runs"));
  browser.server.openGate("two_runs-repaired");
  await dialog.getByRole("button", { name: /^Clear 4/ }).click();

  await eventually(() => marksOf(page, "publish")).toEqual(["success-quiet", "success-quiet"]);
  await eventually(() => gridRow(page, "clean").locator(".grid-try-dot").count()).toBe(2);
});
