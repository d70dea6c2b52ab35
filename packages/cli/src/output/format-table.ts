import CliTable from "cli-table3";

const BETWEEN_CELLS = " | ";
/** A column is never made narrower than this. */
const COLUMN_WIDTH_MINIMUM = 3;

/** No border: cells are told apart by a bar, and the header by a line below it. */
const CHARACTERS = {
  top: "",
  "top-mid": "",
  "top-left": "",
  "top-right": "",
  bottom: "",
  "bottom-mid": "",
  "bottom-left": "",
  "bottom-right": "",
  left: "",
  "left-mid": "",
  mid: "",
  "mid-mid": "",
  right: "",
  "right-mid": "",
  middle: BETWEEN_CELLS,
};

/** Prints lines of cells, the first of which is the header. Cells that do not fit the width wrap within themselves. */
export function formatTable(lines: readonly (readonly string[])[], width: number): string {
  const [header = [], ...rows] = lines;
  const widths = fitWidths(naturalWidths(lines), width - BETWEEN_CELLS.length * (header.length - 1));
  const rule = widths.map((columnWidth) => "=".repeat(columnWidth)).join("=+=");
  return `${[draw([header], widths), rule, draw(rows, widths)].join("\n")}\n`;
}

function draw(rows: readonly (readonly string[])[], widths: readonly number[]): string {
  const table = new CliTable({
    chars: CHARACTERS,
    colWidths: [...widths],
    wordWrap: true,
    wrapOnWordBoundary: false,
    style: { "padding-left": 0, "padding-right": 0, head: [], border: [] },
  });
  for (const row of rows) table.push([...row]);
  return table.toString();
}

function naturalWidths(lines: readonly (readonly string[])[]): readonly number[] {
  return (lines[0] ?? []).map((_, column) =>
    Math.max(1, ...lines.flatMap((cells) => (cells[column] ?? "").split("\n").map(({ length }) => length))),
  );
}

/** Takes from the widest columns, one character after another, what does not fit. */
function fitWidths(natural: readonly number[], available: number): readonly number[] {
  const widths = [...natural];
  let surplus = widths.reduce((sum, width) => sum + width, 0) - available;
  while (surplus > 0) {
    const widest = widths.indexOf(Math.max(...widths));
    const width = widths[widest] ?? 0;
    if (width <= COLUMN_WIDTH_MINIMUM) break;
    widths[widest] = width - 1;
    surplus -= 1;
  }
  return widths;
}
