import { numberOf } from "./base-check.ts";

/** What a value has to be. Bounds may be combined; `equalTo` stands alone. */
export interface ColumnCondition {
  readonly equalTo?: number;
  readonly greaterThan?: number;
  readonly geqTo?: number;
  readonly lessThan?: number;
  readonly leqTo?: number;
  /** The share by which each of these is widened. Defaults to none. */
  readonly tolerance?: number;
  /** Further narrows down which rows are looked at, as it stands in SQL behind WHERE. */
  readonly partitionClause?: string;
}

const COMPARISONS = ["equalTo", "greaterThan", "geqTo", "lessThan", "leqTo"] as const;

/** What is wrong with a condition as it was written, in a sentence; `null` for nothing. */
export function mistakeInCondition(condition: ColumnCondition): string | null {
  const unknown = Object.keys(condition).find(
    (name) => name !== "tolerance" && name !== "partitionClause" && !COMPARISONS.some((known) => known === name),
  );
  if (unknown !== undefined) return `has "${unknown}"; it knows ${COMPARISONS.join(", ")}, tolerance, partitionClause.`;
  const { equalTo, greaterThan, geqTo, lessThan, leqTo } = condition;
  const lower = greaterThan ?? geqTo;
  const upper = lessThan ?? leqTo;
  if (equalTo === undefined && lower === undefined && upper === undefined) {
    return "compares with nothing; expected one or more of lessThan, leqTo, greaterThan, geqTo, or equalTo.";
  }
  if (equalTo !== undefined && (lower !== undefined || upper !== undefined)) {
    return "has equalTo beside another bound; expected one or the other.";
  }
  if (greaterThan !== undefined && geqTo !== undefined) return "has greaterThan and geqTo; expected one of them.";
  if (lessThan !== undefined && leqTo !== undefined) return "has lessThan and leqTo; expected one of them.";
  if (lower === undefined || upper === undefined) return null;
  const isEmpty = lower > upper || (lower === upper && (greaterThan !== undefined || lessThan !== undefined));
  return isEmpty ? `allows nothing: no value is above ${lower} and below ${upper}.` : null;
}

/**
 * Whether a value is what a condition asks for.
 *
 * @param acceptNone whether nothing counts as zero; else it is never what is asked for.
 */
export function meetsCondition(value: unknown, condition: ColumnCondition, acceptNone: boolean): boolean {
  const number = value === null || value === undefined ? (acceptNone ? 0 : null) : numberOf(value);
  if (number === null) return false;
  const { equalTo, greaterThan, geqTo, lessThan, leqTo, tolerance = 0 } = condition;
  const below = (bound: number) => bound * (1 - tolerance);
  const above = (bound: number) => bound * (1 + tolerance);
  return (
    (geqTo === undefined || number >= below(geqTo)) &&
    (greaterThan === undefined || number > below(greaterThan)) &&
    (leqTo === undefined || number <= above(leqTo)) &&
    (lessThan === undefined || number < above(lessThan)) &&
    (equalTo === undefined || (below(equalTo) <= number && number <= above(equalTo)))
  );
}
