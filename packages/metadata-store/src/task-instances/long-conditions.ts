import { type RawBuilder, sql } from "kysely";

const MICROSECONDS_PER_SECOND = 1_000_000;
/** What the index of long ones has; to be written as it is there, since a planner knows it by nothing else. */
const IS_LONG = sql<boolean>`task_instance.end_date - task_instance.start_date >= 1000000`;

/**
 * What leads to the index of the task instances that took a second or more, where all that are wanted are in it; else
 * nothing. Lets through what took a part of a microsecond too little.
 */
export function longConditions({
  from = 0,
}: {
  readonly from?: number | undefined;
} = {}): readonly RawBuilder<boolean>[] {
  if (from < 1) return [];
  const microseconds = Math.min(Math.floor(from * MICROSECONDS_PER_SECOND), Number.MAX_SAFE_INTEGER);
  return [IS_LONG, sql<boolean>`task_instance.end_date - task_instance.start_date >= ${microseconds}`];
}
