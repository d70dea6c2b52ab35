import axe, { type AxeResults, type RunOptions } from "axe-core";
import type { Page } from "playwright-core";
import { expect } from "vitest";
import { eventually } from "./browser.fixture.ts";

/** Looks with axe, in both themes, for what keeps people out. */
export async function expectNoBarriersIn(page: Page): Promise<void> {
  if (!(await page.evaluate<boolean>("'axe' in window"))) await page.evaluate(axe.source);
  await showTheme(page, "light");
  expect(await findBarriers(page, {})).toEqual([]);
  // A theme changes nothing but colors.
  await showTheme(page, "dark");
  expect(await findBarriers(page, { runOnly: ["color-contrast"] }), "in the dark theme").toEqual([]);
}

/** Each rule with the places that break it. */
async function findBarriers(page: Page, options: RunOptions): Promise<readonly string[]> {
  const run = `axe.run(${JSON.stringify({ ...options, resultTypes: ["violations"] })})`;
  const { violations } = await page.evaluate<AxeResults>(run);
  const grave = violations.filter(({ impact }) => impact === "critical" || impact === "serious");
  return grave.flatMap(({ id, help, nodes }) =>
    nodes.map((node) => `${id} (${help}): ${node.html} ${node.failureSummary}`),
  );
}

async function showTheme(page: Page, colorScheme: "light" | "dark"): Promise<void> {
  await page.emulateMedia({ colorScheme });
  await eventually(() => page.locator("html").getAttribute("data-mantine-color-scheme")).toBe(colorScheme);
}
