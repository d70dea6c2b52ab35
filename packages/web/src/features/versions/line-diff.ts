/** One line of two texts beside each other. */
export interface DiffLine {
  readonly kind: "same" | "added" | "removed";
  readonly text: string;
  /** From 1; `null` where the text has no such line. */
  readonly before: number | null;
  readonly after: number | null;
}

/** Beyond this many differing lines on both sides, what is in the middle is told as replaced. */
const MOST_CELLS = 4_000_000;

/** What has to be removed and added to make one text of another, with as many lines kept as can be. */
export function diffLines(before: string, after: string): readonly DiffLine[] {
  const left = before.replace(/\n$/, "").split("\n");
  const right = after.replace(/\n$/, "").split("\n");
  let start = 0;
  while (start < left.length && start < right.length && left[start] === right[start]) start += 1;
  let end = 0;
  while (
    end < left.length - start &&
    end < right.length - start &&
    left[left.length - 1 - end] === right[right.length - 1 - end]
  ) {
    end += 1;
  }
  const same = (text: string, at: number, shift: number): DiffLine => ({
    kind: "same",
    text,
    before: at + 1,
    after: at + 1 + shift,
  });
  const shift = right.length - left.length;
  return [
    ...left.slice(0, start).map((text, index) => same(text, index, 0)),
    ...diffMiddle(left.slice(start, left.length - end), right.slice(start, right.length - end), start),
    ...left.slice(left.length - end).map((text, index) => same(text, left.length - end + index, shift)),
  ];
}

function diffMiddle(left: readonly string[], right: readonly string[], offset: number): readonly DiffLine[] {
  const removed = (index: number): DiffLine => ({
    kind: "removed",
    text: left[index] ?? "",
    before: offset + index + 1,
    after: null,
  });
  const added = (index: number): DiffLine => ({
    kind: "added",
    text: right[index] ?? "",
    before: null,
    after: offset + index + 1,
  });
  if (left.length * right.length > MOST_CELLS) {
    return [...left.map((_, index) => removed(index)), ...right.map((_, index) => added(index))];
  }
  const lengths = commonLengths(left, right);
  const width = right.length + 1;
  const at = (row: number, column: number) => lengths[row * width + column] ?? 0;
  const lines: DiffLine[] = [];
  let [row, column] = [0, 0];
  while (row < left.length || column < right.length) {
    if (row < left.length && column < right.length && left[row] === right[column]) {
      lines.push({ kind: "same", text: left[row] ?? "", before: offset + row + 1, after: offset + column + 1 });
      row += 1;
      column += 1;
    } else if (column >= right.length || (row < left.length && at(row + 1, column) >= at(row, column + 1))) {
      lines.push(removed(row));
      row += 1;
    } else {
      lines.push(added(column));
      column += 1;
    }
  }
  return lines;
}

/** How many lines the rests of both have in common, from each pair of places on. */
function commonLengths(left: readonly string[], right: readonly string[]): Uint32Array {
  const width = right.length + 1;
  const lengths = new Uint32Array((left.length + 1) * width);
  for (let row = left.length - 1; row >= 0; row -= 1) {
    for (let column = right.length - 1; column >= 0; column -= 1) {
      lengths[row * width + column] =
        left[row] === right[column]
          ? (lengths[(row + 1) * width + column + 1] ?? 0) + 1
          : Math.max(lengths[(row + 1) * width + column] ?? 0, lengths[row * width + column + 1] ?? 0);
    }
  }
  return lengths;
}

/** Lines that are the same for a long stretch, left out of what is shown. */
export type DiffStretch =
  | { readonly kind: "gap"; readonly count: number }
  | { readonly kind: "line"; readonly line: DiffLine };

const AROUND = 3;

/** Keeps what changed with a few lines around it. */
export function aroundChanges(lines: readonly DiffLine[]): readonly DiffStretch[] {
  const isKept = lines.map((_, index) =>
    lines.slice(Math.max(0, index - AROUND), index + AROUND + 1).some((line) => line.kind !== "same"),
  );
  const stretches: DiffStretch[] = [];
  for (const [index, line] of lines.entries()) {
    const last = stretches.at(-1);
    if (isKept[index] === true) stretches.push({ kind: "line", line });
    else if (last?.kind === "gap") stretches[stretches.length - 1] = { kind: "gap", count: last.count + 1 };
    else stretches.push({ kind: "gap", count: 1 });
  }
  return stretches;
}
