const LINES_AROUND = 2;

/** A few lines of source with the place marked, under the name of the file. Lines and columns count from 1. */
export function codeFrame(
  lines: readonly string[],
  place: { readonly name: string; readonly line: number; readonly column: number },
): string {
  const first = Math.max(1, place.line - LINES_AROUND);
  const last = Math.min(lines.length, place.line + LINES_AROUND);
  const width = String(last).length;
  const frame = [`${place.name}:${place.line}:${place.column}`];
  for (let number = first; number <= last; number++) {
    const marker = number === place.line ? ">" : " ";
    frame.push(`${marker} ${String(number).padStart(width)} | ${lines[number - 1] ?? ""}`.trimEnd());
    if (number === place.line) frame.push(`  ${" ".repeat(width)} | ${" ".repeat(place.column - 1)}^`);
  }
  return frame.join("\n");
}
