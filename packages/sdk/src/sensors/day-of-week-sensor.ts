import { instantFromDate } from "@baram/domain";
import type { TaskContext } from "../context/task-context.ts";
import { placeOfOperator } from "../dag/dag-state.ts";
import { requireOption } from "../operators/required-option.ts";
import { readWeekDays, type WeekDay, weekDayOf } from "../schedule/week-day.ts";
import { BaseSensor, type SensorOptions } from "./base-sensor.ts";
import { presentMoment } from "./present-moment.ts";
import { POKE_OPTION_NAMES } from "./sensor-options.ts";

/** Options of {@link DayOfWeekSensor}. */
export interface DayOfWeekSensorOptions extends SensorOptions {
  /** English names, in any case. */
  readonly weekDay: WeekDay | readonly WeekDay[];
  /** Compares with the run's logical date instead of the present. Defaults to `false`. */
  readonly useTaskLogicalDate?: boolean;
}

/** Waits for a day of the week, in the Dag's zone. */
export class DayOfWeekSensor extends BaseSensor {
  static override readonly optionNames: readonly string[] = [...POKE_OPTION_NAMES, "weekDay", "useTaskLogicalDate"];

  readonly weekDays: ReadonlySet<string>;
  readonly useTaskLogicalDate: boolean;

  constructor({ weekDay, useTaskLogicalDate, ...options }: DayOfWeekSensorOptions) {
    super(options);
    requireOption(this, "weekDay", weekDay);
    this.weekDays = readWeekDays(placeOfOperator(this), weekDay);
    this.useTaskLogicalDate = useTaskLogicalDate ?? false;
  }

  override poke(context: TaskContext): boolean {
    // Parity: the logical date counts in UTC, the present in the Dag's zone.
    const day = this.useTaskLogicalDate
      ? weekDayOf(instantFromDate(context.logicalDate), "UTC")
      : weekDayOf(presentMoment(this), context.dag.timezone);
    return this.weekDays.has(day);
  }
}
