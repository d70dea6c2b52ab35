import type { LogGroup, LogLevel, LogRow } from "./log-rows.ts";

/** What of a log is on show. */
export interface LogChoice {
  readonly hidden: ReadonlySet<LogLevel>;
  /** Groups that a person folded or opened, by the index of their title. */
  readonly foldedByHand: ReadonlyMap<number, boolean>;
}

/** A group that went well says enough with its title; one that goes on, or failed, is open. */
export function isFolded(group: LogGroup, foldedByHand: ReadonlyMap<number, boolean>): boolean {
  return foldedByHand.get(group.start) ?? (group.seconds !== null && !group.hasError);
}

/** The rows on show, in order. The lines of a stack trace go with their entry, since they have its level. */
export function visibleRows(rows: readonly LogRow[], { hidden, foldedByHand }: LogChoice): readonly LogRow[] {
  return rows.filter((row) => {
    if (row.kind === "group") return true;
    if (hidden.has(row.level)) return false;
    return row.group === null || !isFolded(row.group, foldedByHand);
  });
}

/** The numbers of the rows that hold a text, whatever its case; rows of hidden levels are not searched. */
export function searchRows(rows: readonly LogRow[], text: string, hidden: ReadonlySet<LogLevel>): readonly number[] {
  const wanted = text.toLowerCase();
  if (wanted === "") return [];
  const hits: number[] = [];
  for (const row of rows) {
    if (!hidden.has(row.level) && row.plain.toLowerCase().includes(wanted)) hits.push(row.number);
  }
  return hits;
}

/** The number after (or before) a row among ascending numbers, around the ends; `null` when there is none. */
export function stepTo(numbers: readonly number[], from: number, step: 1 | -1): number | null {
  if (numbers.length === 0) return null;
  if (step === 1) return numbers.find((number) => number > from) ?? numbers[0] ?? null;
  return numbers.findLast((number) => number < from) ?? numbers.at(-1) ?? null;
}

/** The levels that an address hides, listed with commas. */
export function parseHidden(text: string | undefined): ReadonlySet<LogLevel> {
  const names = new Set((text ?? "").split(","));
  return new Set((["error", "warn", "info", "debug"] as const).filter((level) => names.has(level)));
}

/** The address's list of hidden levels after one was switched; `undefined` when all are on show. */
export function toggleHidden(hidden: ReadonlySet<LogLevel>, level: LogLevel): string | undefined {
  const next = hidden.has(level) ? [...hidden].filter((each) => each !== level) : [...hidden, level];
  return next.length === 0 ? undefined : next.join(",");
}
