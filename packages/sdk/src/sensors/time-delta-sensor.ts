import { addSeconds, type Instant, instantFromDate } from "@baram/domain";
import type { TaskContext } from "../context/task-context.ts";
import { placeOfOperator } from "../dag/dag-state.ts";
import { requireOption } from "../operators/required-option.ts";
import { OptionReader } from "../options/option-reader.ts";
import type { Duration } from "../schedule/duration.ts";
import { type DateTimeTrigger, triggerAt } from "../trigger/date-time-trigger.ts";
import { BaseSensor, type SensorOptions } from "./base-sensor.ts";
import { presentMoment } from "./present-moment.ts";
import { POKE_OPTION_NAMES } from "./sensor-options.ts";

/** Options of {@link TimeDeltaSensor}. */
export interface TimeDeltaSensorOptions extends SensorOptions {
  /** How long after the end of the run's data interval; negative for before it. */
  readonly delta: Duration;
}

/** Waits until so long after the end of the run's data interval. */
export class TimeDeltaSensor extends BaseSensor {
  static override readonly optionNames: readonly string[] = [...POKE_OPTION_NAMES, "delta"];

  readonly deltaSeconds: number;

  constructor({ delta, ...options }: TimeDeltaSensorOptions) {
    super(options);
    requireOption(this, "delta", delta);
    this.deltaSeconds = new OptionReader(placeOfOperator(this), { delta }).signedSeconds("delta") ?? 0;
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

  #target({ dataIntervalEnd }: TaskContext): Instant {
    return addSeconds(instantFromDate(dataIntervalEnd), this.deltaSeconds);
  }
}
