import { formatInstant, instantFromMicroseconds, instantInTimezone, invariant } from "@baram/domain";
import type { TaskContext } from "../context/task-context.ts";
import { InvalidOptionError } from "../dag/dag-error.ts";
import { placeOfOperator } from "../dag/dag-state.ts";
import { requireOption } from "../operators/required-option.ts";
import { wallClockAt } from "../schedule/week-day.ts";
import { type DateTimeTrigger, triggerAt } from "../trigger/date-time-trigger.ts";
import { BaseSensor, type SensorOptions } from "./base-sensor.ts";
import { presentMoment } from "./present-moment.ts";
import { POKE_OPTION_NAMES } from "./sensor-options.ts";

/** Options of {@link TimeSensor}. */
export interface TimeSensorOptions extends SensorOptions {
  /** A time of day in the Dag's zone: `06:30`, `06:30:15`. */
  readonly targetTime: string;
}

const TIME_OF_DAY = /^([01]\d|2[0-3]):([0-5]\d)(?::([0-5]\d))?$/;
const MICROSECONDS_PER_SECOND = 1_000_000;
const MICROSECONDS_PER_DAY = 86_400 * MICROSECONDS_PER_SECOND;

/** Waits until a time of day is over, in the Dag's zone. After midnight it waits again. */
export class TimeSensor extends BaseSensor {
  static override readonly optionNames: readonly string[] = [...POKE_OPTION_NAMES, "targetTime"];

  readonly targetTime: string;
  readonly #targetMicroseconds: number;

  constructor({ targetTime, ...options }: TimeSensorOptions) {
    super(options);
    requireOption(this, "targetTime", targetTime);
    const match = TIME_OF_DAY.exec(targetTime);
    if (match === null) {
      throw new InvalidOptionError(
        placeOfOperator(this),
        `"targetTime" is "${targetTime}"; expected a time of day such as 06:30 or 06:30:15.`,
      );
    }
    const [, hour, minute, second = "0"] = match;
    this.targetTime = targetTime;
    this.#targetMicroseconds = ((Number(hour) * 60 + Number(minute)) * 60 + Number(second)) * MICROSECONDS_PER_SECOND;
  }

  override poke(context: TaskContext): boolean {
    const wallClock = wallClockAt(presentMoment(this), context.dag.timezone);
    const timeOfDay = ((wallClock % MICROSECONDS_PER_DAY) + MICROSECONDS_PER_DAY) % MICROSECONDS_PER_DAY;
    return timeOfDay > this.#targetMicroseconds;
  }

  /** Asked before the time of day is over: today's is still to come. */
  override awaitedTrigger({ dag: { timezone } }: TaskContext): DateTimeTrigger {
    const today = formatInstant(instantFromMicroseconds(wallClockAt(presentMoment(this), timezone))).slice(0, 10);
    const target = instantInTimezone(`${today}T${this.targetTime}`, timezone);
    invariant(target !== null, "A time of day that was read belongs to every day.");
    return triggerAt(target);
  }

  override resumeFromTrigger(): undefined {
    return undefined;
  }
}
