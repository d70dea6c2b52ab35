import type { SerializedAssetCondition } from "../asset/asset-condition.ts";
import type { Instant } from "../time/instant.ts";

/** What the author wrote as `schedule`. */
export type SerializedSchedule =
  | SerializedTimeSchedule
  | SerializedCustomTimetable
  /** A run whenever assets were updated. */
  | { readonly kind: "assets"; readonly condition: SerializedAssetCondition }
  /** A run whenever assets were updated, and by time besides. */
  | {
      readonly kind: "assetsOrTime";
      readonly condition: SerializedAssetCondition;
      readonly time: SerializedTimeSchedule | SerializedCustomTimetable;
    };

/** A schedule that time alone decides. */
export type SerializedTimeSchedule =
  | { readonly kind: "none" }
  | { readonly kind: "once" }
  | { readonly kind: "continuous" }
  | SerializedCronSchedule
  | SerializedCronTrigger
  | { readonly kind: "delta"; readonly delta: SerializedDelta }
  | SerializedEvents;

/** A timetable of the author's own: its code stays in the Dag file, where a runner asks it. */
export interface SerializedCustomTimetable {
  readonly kind: "custom";
  /** The name of its class. */
  readonly className: string;
  /** The schedule in a column. */
  readonly summary: string;
  /** The schedule in words; empty where the author wrote none. */
  readonly description: string;
}

/** Runs that cover the time between two cron moments. */
export interface SerializedCronSchedule {
  readonly kind: "cron";
  readonly expression: string;
  readonly timezone: string;
  /** As the author wrote it, a preset included. */
  readonly written: string;
}

/** Runs at the cron moments themselves. */
export interface SerializedCronTrigger {
  readonly kind: "cronTrigger";
  readonly expression: string;
  readonly timezone: string;
  /** As the author wrote it, a preset included. */
  readonly written: string;
  /** How much time before its moment a run covers; negative for the time after it, `null` for the moment alone. */
  readonly interval: SerializedDelta | null;
}

/** Runs at the listed moments. */
export interface SerializedEvents {
  readonly kind: "events";
  /** Ascending, each once. */
  readonly dates: readonly Instant[];
  /** Whether a manual run takes the latest of the moments instead of its own. */
  readonly restrictToEvents: boolean;
  /** The author's words for them, `null` for how many there are and when. */
  readonly description: string | null;
}

/**
 * A length of calendar or elapsed time; months and years are calendar-relative.
 *
 * The plural parts are added; the singular ones are set before the elapsed time is added, so that `{ months: 1, day: 1 }`
 * leads to the first of the next month.
 */
export interface SerializedDelta {
  readonly years?: number;
  readonly months?: number;
  readonly weeks?: number;
  readonly days?: number;
  readonly hours?: number;
  readonly minutes?: number;
  readonly seconds?: number;
  readonly microseconds?: number;
  readonly month?: number;
  readonly day?: number;
  readonly hour?: number;
  readonly minute?: number;
  readonly second?: number;
  readonly microsecond?: number;
}
