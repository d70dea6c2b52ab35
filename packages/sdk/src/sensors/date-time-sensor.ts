import { formatInstant, type Instant, instantFromDate, instantInTimezone } from "@baram/domain";
import type { TaskContext } from "../context/task-context.ts";
import { InvalidOptionError } from "../dag/dag-error.ts";
import { placeOfOperator } from "../dag/dag-state.ts";
import { requireOption } from "../operators/required-option.ts";
import { type Template, templateField } from "../template/template.ts";
import { type DateTimeTrigger, triggerAt } from "../trigger/date-time-trigger.ts";
import { BaseSensor, type SensorOptions } from "./base-sensor.ts";
import { presentMoment } from "./present-moment.ts";
import { POKE_OPTION_NAMES } from "./sensor-options.ts";

/** Options of {@link DateTimeSensor}. */
export interface DateTimeSensorOptions extends SensorOptions {
  /** An ISO text (without a zone: in the Dag's) or a `Date`. A template. */
  readonly targetTime: Template<string | Date>;
}

/** Waits until a moment is over. */
export class DateTimeSensor extends BaseSensor {
  static override readonly optionNames: readonly string[] = [...POKE_OPTION_NAMES, "targetTime"];
  static override readonly templateFields: readonly string[] = ["targetTime"];

  readonly targetTime: string | Date;

  constructor({ targetTime, ...options }: DateTimeSensorOptions) {
    super(options);
    requireOption(this, "targetTime", targetTime);
    // A `Date` has no text to render; the text of the same moment has.
    this.targetTime = templateField<string | Date>(
      targetTime instanceof Date ? formatInstant(instantFromDate(targetTime)) : targetTime,
    );
  }

  override poke(context: TaskContext): boolean {
    return presentMoment(this) > this.#target(context);
  }

  override awaitedTrigger(context: TaskContext): DateTimeTrigger {
    return triggerAt(this.#target(context));
  }

  override resumeFromTrigger(): undefined {
    return undefined;
  }

  #target(context: TaskContext): Instant {
    const { targetTime } = this;
    const target =
      targetTime instanceof Date ? instantFromDate(targetTime) : instantInTimezone(targetTime, context.dag.timezone);
    if (target === null || Number.isNaN(target)) {
      throw new InvalidOptionError(
        placeOfOperator(this),
        `"targetTime" is "${String(targetTime)}"; expected an ISO date and time such as 2026-11-06T12:00:00+00:00.`,
      );
    }
    return target;
  }
}
