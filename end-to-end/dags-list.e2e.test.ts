import type { Locator, Page } from "playwright-core";
import { expect, test } from "vitest";
import { countLoads, eventually, expectGone, expectShown, useBrowser } from "./browser.fixture.ts";

const DAGS = {
  "morning.ts": `
import { Dag, EmptyOperator } from "baram";
export const dag = new Dag(
  "morning_report",
  { schedule: "0 5 * * *", startDate: "2024-01-01", catchup: false, tags: ["report"], description: "What came in over night." },
  () => new EmptyOperator({ taskId: "start" }),
);
`,
  "by-hand.ts": `
import { Dag } from "baram";
export const dag = new Dag("by_hand", { schedule: null, isPausedUponCreation: false, tags: ["tool"] });
dag.task("check", () => { throw new Error("The check fails."); })();
`,
  "live.ts": `
import { Dag, EmptyOperator } from "baram";
export const dag = new Dag("live_change", { schedule: null, description: "As it was." }, () => new EmptyOperator({ taskId: "start" }));
`,
  "pausing.ts": `
import { Dag, EmptyOperator } from "baram";
export const dag = new Dag("pausing", { schedule: "@hourly", startDate: "2024-01-01", catchup: false }, () => new EmptyOperator({ taskId: "start" }));
`,
};

const REPAIRED = `
import { Dag, EmptyOperator } from "baram";
export const dag = new Dag("broken_file", { schedule: null }, () => new EmptyOperator({ taskId: "start" }));
`;

const BROKEN = `
import { Dag } from "baram";
export const dag = new Dag("broken_file", { schedule: null });
dag.task("start", () => notThere)();
throw new Error("The warehouse has no such table.");
`;

const browser = useBrowser({ dags: DAGS });

function rowOf(page: Page, dagId: string): Locator {
  return page.getByRole("row").filter({ has: page.getByRole("link", { name: dagId, exact: true }) });
}

function shownDags(page: Page): Promise<readonly string[]> {
  return page.locator("tr[data-dag-id] a.mono").allTextContents();
}

test("a Dag is listed with its schedule in words, its next run, what it is for and its tags", async () => {
  const page = await browser.open("/dags");
  const row = rowOf(page, "morning_report");

  await expectShown(row.getByText("Every day at 05:00"));
  await expectShown(row.getByText("What came in over night."));
  await expectShown(row.getByText("report", { exact: true }));
  await expectShown(row.getByText("Paused"));
  await expectShown(rowOf(page, "by_hand").getByText("None, by trigger only"));
  await expectShown(rowOf(page, "by_hand").getByText("No run yet"));
});

test("a run is a bar and a count of its Dag as soon as it has ended, without a reload", async () => {
  const page = await browser.open("/dags");
  const row = rowOf(page, "by_hand");
  await expectShown(row.getByRole("img", { name: "Last runs of by_hand: No run yet" }));
  const loads = countLoads(page);

  await browser.server.trigger("by_hand");

  await expectShown(row.getByRole("img", { name: "Last runs of by_hand: 1 Failed" }));
  await expectShown(row.getByRole("link", { name: /^Failed/ }));
  expect(loads()).toBe(0);
});

test("search and state leave the Dags that match, stand in the address, survive a reload, and can be cleared", async () => {
  const page = await browser.open("/dags");
  await expectShown(rowOf(page, "morning_report"));

  await page.getByRole("searchbox", { name: "Filter by name, tag or owner" }).fill("report");
  await eventually(() => shownDags(page)).toEqual(["morning_report"]);
  await page.getByRole("group", { name: "Filter by state" }).getByRole("button", { name: "Paused" }).click();
  await eventually(async () => new URL(page.url()).search).toBe("?search=report&state=paused");
  await page.reload();

  await eventually(() => shownDags(page)).toEqual(["morning_report"]);
  expect(await page.getByRole("searchbox").inputValue()).toBe("report");
  const chosen = page.getByRole("group", { name: "Filter by state" }).getByRole("button", { pressed: true });
  expect(await chosen.textContent()).toMatch(/^Paused/);
  await page.getByRole("button", { name: "Clear filters" }).click();
  await expectShown(rowOf(page, "by_hand"));
  expect(new URL(page.url()).search).toBe("");
});

test("a search without a hit says what was searched, and offers to clear it", async () => {
  const page = await browser.open("/dags?search=zebra");

  await expectShown(page.getByText("No Dag matches “zebra”"));
  await page.getByRole("main").getByRole("button", { name: "Clear filters" }).last().click();

  await expectShown(rowOf(page, "morning_report"));
});

test("a tag can be chosen and taken away", async () => {
  const page = await browser.open("/dags");
  await page.getByRole("button", { name: "Tag", exact: true }).click();
  await page.getByRole("menuitem", { name: "tool" }).click();
  await eventually(() => shownDags(page)).toEqual(["by_hand"]);

  await page.getByRole("button", { name: "Remove the filter Tag: tool" }).click();

  await expectShown(rowOf(page, "morning_report"));
});

test("unpausing a Dag shows its next run, pausing it takes that away, and both last", async () => {
  const page = await browser.open("/dags");
  const row = rowOf(page, "pausing");
  const isActive = row.getByRole("switch", { name: "pausing is active" });
  await expectShown(row.getByText("Paused"));

  await isActive.press("Space");
  await expectShown(row.getByText(/^Next in/));
  await page.reload();
  await eventually(() => isActive.isChecked()).toBe(true);
  await isActive.press("Space");

  await expectShown(row.getByText("Paused"));
  await page.reload();
  await expectShown(row.getByText("Paused"));
  expect(await isActive.isChecked()).toBe(false);
});

test("the keys of the list move over its rows and open a Dag", async () => {
  const page = await browser.open("/dags");
  await expectShown(rowOf(page, "by_hand"));

  await page.keyboard.press("j");
  await page.keyboard.press("j");
  await page.keyboard.press("k");
  await page.keyboard.press("Enter");

  await expectShown(page.getByRole("heading", { name: "by_hand" }));
});

test("a slash finds a Dag by a part of its name and goes there", async () => {
  const page = await browser.open("/dags");
  await expectShown(rowOf(page, "by_hand"));

  await page.keyboard.press("/");
  await page.getByRole("searchbox", { name: "Search or jump to" }).fill("morning");
  await eventually(() => page.getByRole("dialog").getByRole("listitem").count()).toBe(1);
  await page.keyboard.press("Enter");

  await expectShown(page.getByRole("heading", { name: "morning_report" }));
});

test("a broken Dag file is told with its file and line while it is broken, and is a Dag when it is repaired", async () => {
  const page = await browser.open("/dags");
  await expectShown(rowOf(page, "morning_report"));
  const loads = countLoads(page);
  const notice = page.getByRole("region", { name: "Import errors" });

  browser.server.writeDag("broken.ts", BROKEN);
  await expectShown(notice.getByText("1 Dag file could not be read."));
  await expectShown(notice.getByText("The warehouse has no such table."));
  await notice.getByRole("button", { name: "Show" }).click();
  await expectShown(notice.getByRole("listitem").getByText("broken.ts:5:7", { exact: true }));
  expect(await notice.locator("pre").first().textContent()).toContain("throw new Error");

  browser.server.writeDag("broken.ts", REPAIRED);
  await expectShown(rowOf(page, "broken_file"));
  await expectGone(notice);
  expect(loads()).toBe(0);
});

test("a change of a Dag file is on the page without a reload", async () => {
  const page = await browser.open("/dags");
  const row = rowOf(page, "live_change");
  await expectShown(row.getByText("As it was."));
  const loads = countLoads(page);

  browser.server.writeDag("live.ts", DAGS["live.ts"].replace("As it was.", "As it is."));

  await expectShown(row.getByText("As it is."));
  expect(loads()).toBe(0);
});
