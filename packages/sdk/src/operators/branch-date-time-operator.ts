import {
  addSeconds,
  findTimezone,
  formatInstant,
  type Instant,
  instantFromDate,
  instantInTimezone,
} from "@baram/domain";
import type { TaskContext } from "../context/task-context.ts";
import { InvalidOptionError } from "../dag/dag-error.ts";
import { OPERATOR_STATE, placeOfOperator } from "../dag/dag-state.ts";
import { invalidOption } from "../options/option-reader.ts";
import { presentMoment } from "../sensors/present-moment.ts";
import type { BranchChoice } from "../task/branch-choice.ts";
import type { TwoWayBranchOptions } from "./branch-day-of-week-operator.ts";
import { BaseBranchOperator, namesOf } from "./branch-operator.ts";
import { requireOption } from "./required-option.ts";

/** Options of {@link BranchDateTimeOperator}. At least one of the targets is needed. */
export interface BranchDateTimeOperatorOptions extends TwoWayBranchOptions {
  /** A moment (an ISO text, without a zone in the Dag's, or a `Date`) or a time of day (`06:30`) in the Dag's zone. */
  readonly targetLower?: string | Date | null;
  /** Likewise. Inclusive, as the lower one is. */
  readonly targetUpper?: string | Date | null;
}

/** A target as its author wrote it. */
type Target = { readonly kind: "timeOfDay"; readonly time: string } | { readonly kind: "moment"; readonly at: Instant };

const TIME_OF_DAY = /^([01]\d|2[0-3]):[0-5]\d(:[0-5]\d(\.\d{1,6})?)?$/;
const DAY_SECONDS = 86_400;

/** A branch by the present: whether it lies between two moments, or between two times of the day. */
export class BranchDateTimeOperator extends BaseBranchOperator {
  static readonly optionNames: readonly string[] = [
    "targetLower",
    "targetUpper",
    "followTaskIdsIfTrue",
    "followTaskIdsIfFalse",
    "useTaskLogicalDate",
  ];

  readonly followTaskIdsIfTrue: string | readonly string[];
  readonly followTaskIdsIfFalse: string | readonly string[];
  readonly useTaskLogicalDate: boolean;
  readonly #lower: Target | null;
  readonly #upper: Target | null;
  readonly #timezone: string;

  constructor({
    targetLower,
    targetUpper,
    followTaskIdsIfTrue,
    followTaskIdsIfFalse,
    useTaskLogicalDate,
    ...options
  }: BranchDateTimeOperatorOptions) {
    super(options);
    requireOption(this, "followTaskIdsIfTrue", followTaskIdsIfTrue);
    requireOption(this, "followTaskIdsIfFalse", followTaskIdsIfFalse);
    this.followTaskIdsIfTrue = namesOf(this, followTaskIdsIfTrue) ?? [];
    this.followTaskIdsIfFalse = namesOf(this, followTaskIdsIfFalse) ?? [];
    this.useTaskLogicalDate = useTaskLogicalDate ?? false;
    this.#timezone = timezoneOf(this);
    this.#lower = this.#readTarget("targetLower", targetLower ?? null);
    this.#upper = this.#readTarget("targetUpper", targetUpper ?? null);
    if (this.#lower === null && this.#upper === null) {
      throw new InvalidOptionError(
        placeOfOperator(this),
        'BranchDateTimeOperator needs "targetLower", "targetUpper" or both: without any, every moment is between.',
      );
    }
  }

  override chooseBranch(context: TaskContext): BranchChoice {
    const at = this.useTaskLogicalDate ? instantFromDate(context.logicalDate) : presentMoment(this);
    const lower = this.#placeTarget(this.#lower, at);
    const upper = this.#placeTarget(this.#upper, at);
    // Parity: from 23:00 to 01:00 is a time around midnight.
    const isAround = lower !== null && upper !== null && upper < lower;
    const end = isAround ? addSeconds(upper, DAY_SECONDS) : upper;
    const isBetween = (lower === null || lower <= at) && (end === null || at <= end);
    return isBetween ? this.followTaskIdsIfTrue : this.followTaskIdsIfFalse;
  }

  #readTarget(name: string, written: string | Date | null): Target | null {
    if (written === null) return null;
    if (typeof written === "string" && TIME_OF_DAY.test(written)) return { kind: "timeOfDay", time: written };
    const at =
      written instanceof Date
        ? Number.isNaN(written.getTime())
          ? null
          : instantFromDate(written)
        : instantInTimezone(written, this.#timezone);
    if (at !== null) return { kind: "moment", at };
    throw invalidOption(placeOfOperator(this), name, written, "an ISO date and time, a Date, or a time of day (06:30)");
  }

  /** Parity: a time of day is put on the UTC day of the moment that is compared. */
  #placeTarget(target: Target | null, at: Instant): Instant | null {
    if (target === null || target.kind === "moment") return target?.at ?? null;
    return instantInTimezone(`${formatInstant(at).slice(0, 10)}T${target.time}`, this.#timezone);
  }
}

/** The Dag's. A zone that nobody knows is refused when the Dag is serialized. */
function timezoneOf(operator: BranchDateTimeOperator): string {
  const timezone = operator[OPERATOR_STATE].dag?.settings.timezone ?? "UTC";
  return findTimezone(timezone) === null ? "UTC" : timezone;
}
