import type { Locator, Page } from "playwright-core";

/** The row of a task or a group in the grid. */
export function gridRow(page: Page, name: string): Locator {
  return page.getByRole("grid").getByRole("row").filter({ hasText: name });
}

/** The marks that a row of the grid draws, oldest run first: `failed`, `success-quiet`. Cells are one drawing, so there is no text. */
export async function marksOf(page: Page, name: string): Promise<readonly string[]> {
  const drawings = gridRow(page, name).locator("svg.grid-cells");
  const marks = await drawings.evaluateAll((rows) => rows.map((row) => String(row.getAttribute("data-marks"))));
  return marks.flatMap((words) => words.split(" ").filter((word) => word !== ""));
}

/** The one cell of the grid that has the focus, in words. */
export function focusedCell(page: Page): Locator {
  return page.getByRole("gridcell");
}
