import { readFileSync } from "node:fs";
import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { countLoads, eventually, expectShown, type Surroundings, useBrowser } from "./browser.fixture.ts";
import type { StartedRun } from "./standalone-server.fixture.ts";

const DAGS = {
  "growing.ts": `
import { Dag } from "baram";
import { gate } from "../gate.ts";
export const dag = new Dag("growing", { schedule: null, isPausedUponCreation: false });
dag.task("write", async () => {
  console.log("The first line.");
  await gate("second-line");
  console.log("The second line.");
  await gate("end");
  console.log("The last line.");
})();
`,
  "levels.ts": `
import { Dag } from "baram";
export const dag = new Dag("levels", { schedule: null, isPausedUponCreation: false });
dag.task("write", (_inputs, { log }) => {
  for (let row = 1; row <= 3; row += 1) log.info("Read a row", { row });
  log.warn("A row has no price");
  log.debug("Nobody reads this");
  throw new Error("The sum is wrong.");
})();
`,
  "twice.ts": `
import { Dag } from "baram";
export const dag = new Dag("twice", { schedule: null, isPausedUponCreation: false });
dag.task("write", (_inputs, { ti }) => {
  console.log("This is try " + ti.tryNumber + ".");
  if (ti.tryNumber === 1) throw new Error("The first try fails.");
}, { retries: 1, retryDelay: { seconds: 0.05 } })();
`,
  "long.ts": `
import { Dag } from "baram";
export const dag = new Dag("long", { schedule: null, isPausedUponCreation: false });
dag.task("write", () => {
  for (let number = 1; number <= 20000; number += 1) console.log("Line " + number + " of many.");
})();
`,
};

const browser = useBrowser({ dags: DAGS });

function logAddress(dagId: string, { runId }: StartedRun): string {
  return `/dags/${dagId}/runs/${encodeURIComponent(runId)}/tasks/write?tab=logs`;
}

async function openLogOfEndedRun(dagId: string, { server, open }: Surroundings): Promise<Page> {
  const run = await server.trigger(dagId);
  await server.untilEnded(dagId, run);
  return open(logAddress(dagId, run));
}

test("the log of a running task grows while it is read, and says when it is complete", async () => {
  const run = await browser.server.trigger("growing");
  await browser.server.untilTaskIs("running", "growing", run, "write");
  const page = await browser.open(logAddress("growing", run));
  const log = page.getByRole("log");
  await expectShown(log.getByText("The first line."));
  await expectShown(page.getByRole("button", { name: "Following" }));
  const loads = countLoads(page);

  browser.server.openGate("second-line");
  await expectShown(log.getByText("The second line."));
  await expectShown(page.getByText(/^Running for/));
  browser.server.openGate("end");
  await expectShown(log.getByText("The last line."));

  await expectShown(page.getByText("Complete", { exact: true }));
  await expectShown(page.getByText("Success", { exact: true }).first());
  expect(loads()).toBe(0);
});

test("a search counts its hits, steps through them, and stands in the address", async () => {
  const page = await openLogOfEndedRun("levels", browser);
  const log = page.getByRole("log");
  await expectShown(log.getByText("Read a row").first());
  const search = page.getByRole("searchbox", { name: "Search" });

  await search.fill("Read a row");
  await expectShown(page.getByText(/of 3$/));
  await search.press("Enter");
  await expectShown(page.getByText("1 of 3"));
  await search.press("Enter");
  await expectShown(page.getByText("2 of 3"));
  await search.press("Shift+Enter");

  await expectShown(page.getByText("1 of 3"));
  expect(await log.locator("mark").count()).toBe(3);
  expect(new URL(page.url()).searchParams.get("find")).toBe("Read a row");
});

test("a level can be hidden, and stays hidden after a reload", async () => {
  const page = await openLogOfEndedRun("levels", browser);
  const log = page.getByRole("log");
  const levels = page.getByRole("group", { name: "Levels" });
  await expectShown(log.getByText("A row has no price"));

  await levels.getByRole("button", { name: /^Info/ }).click();
  await eventually(() => log.getByText("Read a row").count()).toBe(0);
  await expectShown(log.getByText("The sum is wrong.").first());
  await page.reload();

  await expectShown(log.getByText("A row has no price"));
  expect(await log.getByText("Read a row").count()).toBe(0);
});

test("e goes to the error, and its line is an address that opens there", async () => {
  const page = await openLogOfEndedRun("levels", browser);
  await expectShown(page.getByRole("log").getByText("A row has no price"));

  await page.keyboard.press("e");
  await eventually(async () => new URL(page.url()).searchParams.get("line")).toMatch(/^\d+$/);
  const line = new URL(page.url()).searchParams.get("line");
  await page.reload();

  const current = page.locator(".log-line-current");
  await expectShown(current);
  expect(await current.getAttribute("data-number")).toBe(line);
  expect(await current.textContent()).toContain("The sum is wrong.");
});

test("each try keeps its own log", async () => {
  const page = await openLogOfEndedRun("twice", browser);
  const log = page.getByRole("log");
  await expectShown(log.getByText("This is try 2."));

  await page.getByRole("group", { name: "Tries" }).getByRole("button", { name: "Try 1" }).click();

  await expectShown(log.getByText("This is try 1."));
  expect(await log.getByText("This is try 2.").count()).toBe(0);
  await page.keyboard.press("2");
  await expectShown(log.getByText("This is try 2."));
});

test("a log is downloaded as text", async () => {
  const page = await openLogOfEndedRun("twice", browser);
  const downloading = page.waitForEvent("download");

  await page.getByRole("link", { name: "Download" }).click();

  const download = await downloading;
  expect(readFileSync(await download.path(), "utf8")).toContain("This is try 2.");
});

test("of a log with 20,000 lines the page holds those in sight, and its last line is one key away", async () => {
  const page = await openLogOfEndedRun("long", browser);
  const log = page.getByRole("log");
  await expectShown(log.getByText("Line 1 of many."));
  expect(await log.locator(".log-line").count()).toBeLessThan(200);
  expect(await log.getByText("Line 20000 of many.").count()).toBe(0);

  await page.keyboard.press("Shift+G");
  await expectShown(log.getByText("Line 20000 of many."));
  expect(await log.locator(".log-line").count()).toBeLessThan(200);

  await page.keyboard.press("g");
  await expectShown(log.getByText("Line 1 of many."));
});

test("g and then d leave a log for the list of Dags", async () => {
  const page = await openLogOfEndedRun("levels", browser);
  await expectShown(page.getByRole("log").getByText("A row has no price"));

  await page.keyboard.press("g");
  await page.keyboard.press("d");

  await expectShown(page.getByRole("heading", { name: "Dags" }));
});
