import type { SerializedDelta } from "@baram/domain";
import type { Asset, AssetAlias } from "../asset/asset.ts";
import type { AssetCondition } from "../asset/asset-condition.ts";
import type { Timetable } from "./timetable.ts";

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

/**
 * A length of time between two runs; months and years follow the calendar.
 *
 * Plural parts are added. Singular ones are set: `{ months: 1, day: 1 }` leads to the first of the next month.
 */
export type ScheduleDelta = SerializedDelta;

/** What a {@link cronTrigger} may be given beside its expression. */
export interface CronTriggerOptions {
  /** An IANA zone or a fixed offset. Defaults to the Dag's. */
  readonly timezone?: string;
  /** How much time before its moment a run covers. Defaults to none, so that its data interval is the moment alone. */
  readonly interval?: ScheduleDelta;
}

/** A run at each cron moment itself. Made with {@link cronTrigger}. */
export interface CronTriggerSchedule extends CronTriggerOptions {
  readonly cronTrigger: string;
}

/** What {@link atDates} may be given beside its dates. */
export interface DatesOptions {
  /** Lets a run by hand take the latest of the dates instead of its own moment. Defaults to `false`. */
  readonly restrictToEvents?: boolean;
  /** Words for the dates, shown in place of how many there are. */
  readonly description?: string;
}

/** A run at each of some dates. Made with {@link atDates}. */
export interface DatesSchedule extends DatesOptions {
  readonly dates: readonly (string | Date)[];
}

/** When a Dag runs by time alone. */
export type TimeSchedule = string | CronSchedule | CronTriggerSchedule | DeltaSchedule | DatesSchedule;

/** A Dag that runs when assets are updated and by time besides. Made with {@link assetOrTime}. */
export interface AssetOrTimeSchedule {
  /** A list means all of them. */
  readonly assets: AssetCondition | readonly (Asset | AssetAlias)[];
  /** When it runs besides: a schedule of time, or a {@link Timetable} of one's own. */
  readonly timetable: TimeSchedule | Timetable;
}

/**
 * When a Dag runs: cron text, a preset (`@daily`, `@once`, `@continuous`), {@link CronSchedule}, {@link every},
 * {@link cronTrigger}, {@link atDates}, assets (a list means when all were updated), {@link assetOrTime}, a
 * {@link Timetable} of one's own, or `null` for by hand only.
 */
export type Schedule =
  | TimeSchedule
  | AssetCondition
  | readonly (Asset | AssetAlias)[]
  | AssetOrTimeSchedule
  | Timetable
  | null;

/** A schedule that runs every so often: `every({ days: 3 })`. */
export function every(delta: ScheduleDelta): DeltaSchedule {
  return { delta };
}

/** A schedule that runs at the cron moments themselves, not when an interval between two of them is over. */
export function cronTrigger(cron: string, options: CronTriggerOptions = {}): CronTriggerSchedule {
  return { ...options, cronTrigger: cron };
}

/** A schedule that runs at some dates, in any order: ISO texts (without a zone: in the Dag's) or `Date`s. */
export function atDates(dates: readonly (string | Date)[], options: DatesOptions = {}): DatesSchedule {
  return { ...options, dates };
}

/** A schedule that runs when assets are updated and by time besides. */
export function assetOrTime(schedule: AssetOrTimeSchedule): AssetOrTimeSchedule {
  return { assets: schedule.assets, timetable: schedule.timetable };
}
