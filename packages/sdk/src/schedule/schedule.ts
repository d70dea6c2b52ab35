import type { SerializedDelta } from "@baram/domain";

/** A cron expression in a time zone of its own. */
export interface CronSchedule {
  /** Five fields or a preset. */
  readonly cron: string;
  /** An IANA zone or a fixed offset. Defaults to the Dag's. */
  readonly timezone?: string;
}

/** A run every so often, counted from the start date. Made with {@link every}. */
export interface DeltaSchedule {
  readonly delta: ScheduleDelta;
}

/** A length of time between two runs; months and years follow the calendar. */
export type ScheduleDelta = SerializedDelta;

/** When a Dag runs: cron text or a preset (`@daily`), {@link CronSchedule}, {@link every}, or `null` for by hand only. */
export type Schedule = string | CronSchedule | DeltaSchedule | null;

/** A schedule that runs every so often: `every({ days: 3 })`. */
export function every(delta: ScheduleDelta): DeltaSchedule {
  return { delta };
}
