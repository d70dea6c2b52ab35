import { instantFromDate } from "@baram/domain";
import type { TaskContext } from "../context/task-context.ts";
import { placeOfOperator } from "../dag/dag-state.ts";
import type { OperatorOptions, TaskDates } from "../options/operator-options.ts";
import { readWeekDays, type WeekDay, weekDayOf } from "../schedule/week-day.ts";
import { presentMoment } from "../sensors/present-moment.ts";
import type { BranchChoice } from "../task/branch-choice.ts";
import { BaseBranchOperator, namesOf } from "./branch-operator.ts";
import { requireOption } from "./required-option.ts";

/** Options of operators that choose between two sides. */
export interface TwoWayBranchOptions extends OperatorOptions, TaskDates {
  /** Placed tasks or groups of the Dag, or their ids. */
  readonly followTaskIdsIfTrue: NonNullable<BranchChoice>;
  /** Placed tasks or groups of the Dag, or their ids. */
  readonly followTaskIdsIfFalse: NonNullable<BranchChoice>;
  /** Compares with the run's logical date instead of the present. Defaults to `false`. */
  readonly useTaskLogicalDate?: boolean;
}

/** Options of {@link BranchDayOfWeekOperator}. */
export interface BranchDayOfWeekOperatorOptions extends TwoWayBranchOptions {
  /** English names, in any case. */
  readonly weekDay: WeekDay | readonly WeekDay[];
}

/** A branch by the day of the week, in the Dag's zone. */
export class BranchDayOfWeekOperator extends BaseBranchOperator {
  static readonly optionNames: readonly string[] = [
    "weekDay",
    "followTaskIdsIfTrue",
    "followTaskIdsIfFalse",
    "useTaskLogicalDate",
  ];

  readonly weekDays: ReadonlySet<string>;
  readonly followTaskIdsIfTrue: string | readonly string[];
  readonly followTaskIdsIfFalse: string | readonly string[];
  readonly useTaskLogicalDate: boolean;

  constructor({
    weekDay,
    followTaskIdsIfTrue,
    followTaskIdsIfFalse,
    useTaskLogicalDate,
    ...options
  }: BranchDayOfWeekOperatorOptions) {
    super(options);
    requireOption(this, "weekDay", weekDay);
    requireOption(this, "followTaskIdsIfTrue", followTaskIdsIfTrue);
    requireOption(this, "followTaskIdsIfFalse", followTaskIdsIfFalse);
    this.weekDays = readWeekDays(placeOfOperator(this), weekDay);
    this.followTaskIdsIfTrue = namesOf(this, followTaskIdsIfTrue) ?? [];
    this.followTaskIdsIfFalse = namesOf(this, followTaskIdsIfFalse) ?? [];
    this.useTaskLogicalDate = useTaskLogicalDate ?? false;
  }

  override chooseBranch(context: TaskContext): BranchChoice {
    // Parity: the logical date counts in UTC, the present in the Dag's zone.
    const day = this.useTaskLogicalDate
      ? weekDayOf(instantFromDate(context.logicalDate), "UTC")
      : weekDayOf(presentMoment(this), context.dag.timezone);
    return this.weekDays.has(day) ? this.followTaskIdsIfTrue : this.followTaskIdsIfFalse;
  }
}
