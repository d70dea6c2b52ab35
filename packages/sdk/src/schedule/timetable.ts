import type { SerializedCustomTimetable } from "@baram/domain";

/** The stretch of data a run covers, from `start` up to but without `end`. */
export interface CustomDataInterval {
  readonly start: Date;
  readonly end: Date;
}

/** A run that a timetable names. */
export interface CustomDagRun {
  readonly dataInterval: CustomDataInterval;
  /** The earliest moment at which the run is created. Defaults to the end of its interval. */
  readonly runAfter?: Date;
}

/** The bounds that the Dag sets on its timetable. */
export interface TimetableRestriction {
  /** `null` when neither the Dag nor one of its tasks has a start date. */
  readonly earliest: Date | null;
  /** Inclusive. */
  readonly latest: Date | null;
  /** Whether missed intervals are to get runs. */
  readonly catchup: boolean;
}

/**
 * A schedule in an author's own words: a class whose object is the Dag's `schedule`.
 *
 * It is asked in a runner, again and again and by different processes, so that its answers may depend on nothing but
 * what it is given and what is in the Dag file.
 */
export interface Timetable {
  /** The schedule in a column. Defaults to the name of the class. */
  readonly summary?: string;
  /** The schedule in words. */
  readonly description?: string;
  /**
   * The run after the one of this interval, or the first one when that is `null`; `null` when none follows.
   *
   * The start of the interval is the run's logical date.
   */
  nextDagRun(
    last: CustomDataInterval | null,
    restriction: TimetableRestriction,
  ): CustomDagRun | null | Promise<CustomDagRun | null>;
  /** What a run triggered by hand at a moment covers. */
  inferManualDataInterval(at: Date): CustomDataInterval | Promise<CustomDataInterval>;
}

/** Whether an author gave a timetable of their own. */
export function isTimetable(value: unknown): value is Timetable {
  return (
    typeof value === "object" &&
    value !== null &&
    typeof Reflect.get(value, "nextDagRun") === "function" &&
    typeof Reflect.get(value, "inferManualDataInterval") === "function"
  );
}

/** A timetable as data: what is shown of it. */
export function serializeTimetable(timetable: Timetable): SerializedCustomTimetable {
  const { name } = timetable.constructor;
  const className = name === "Object" || name === "" ? "Timetable" : name;
  return {
    kind: "custom",
    className,
    summary: timetable.summary ?? className,
    description: timetable.description ?? "",
  };
}
