/** The width of one run in the grid, in pixels. */
export const COLUMN_WIDTH = 21;

/** The height of one task in the grid, in pixels. */
export const ROW_HEIGHT = 25;

/** The height of the bars above the tasks, in pixels. */
export const BAR_AREA_HEIGHT = 78;

const LEAST_LABEL = 206;
const MOST_LABEL = 300;
const CHARACTER = 7.6;

/** How wide the names are, for the longest of them, within bounds. */
export function labelWidth(labels: readonly { readonly label: string; readonly depth: number }[]): number {
  const longest = Math.max(0, ...labels.map(({ label, depth }) => 24 + depth * 16 + label.length * CHARACTER + 32));
  return Math.round(Math.min(MOST_LABEL, Math.max(LEAST_LABEL, longest)));
}
