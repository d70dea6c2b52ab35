import {
  addSeconds,
  DAG_RUN_STATES,
  formatInstant,
  type Instant,
  instantFromDate,
  invariant,
  judgeTargets,
  parseInstant,
  TASK_INSTANCE_STATES,
  type WaitTarget,
} from "@baram/domain";
import { OutsideTaskError } from "../context/context-errors.ts";
import { currentExecution } from "../context/execution.ts";
import type { TaskContext } from "../context/task-context.ts";
import { InvalidOptionError } from "../dag/dag-error.ts";
import { placeOfOperator } from "../dag/dag-state.ts";
import { DAG_LINK, type OperatorDagLink } from "../operators/dag-link.ts";
import { requireOption } from "../operators/required-option.ts";
import { invalidOption, OptionReader } from "../options/option-reader.ts";
import type { Duration } from "../schedule/duration.ts";
import { SkipTask } from "../task/signals.ts";
import { type Template, templateField } from "../template/template.ts";
import { type ExternalTaskEvent, ExternalTaskTrigger } from "../trigger/external-task-trigger.ts";
import { BaseSensor, type SensorOptions } from "./base-sensor.ts";
import { POKE_OPTION_NAMES } from "./sensor-options.ts";

/** Options of {@link ExternalTaskSensor}. At most one of the three ways to say what of the Dag is waited for. */
export interface ExternalTaskSensorOptions extends SensorOptions {
  /** A template. */
  readonly externalDagId: Template<string>;
  /** One task. A template. */
  readonly externalTaskId?: Template<string> | null;
  /** Several tasks. A template. */
  readonly externalTaskIds?: Template<readonly string[]> | null;
  /** All tasks of a group. Without any of the three, the run itself. A template. */
  readonly externalTaskGroupId?: Template<string> | null;
  /** Defaults to `success`. */
  readonly allowedStates?: readonly string[];
  /** States that skip this task. Defaults to none. */
  readonly skippedStates?: readonly string[];
  /** States that fail this task, which is then tried again where retries are left. Defaults to none: a failure is waited out. */
  readonly failedStates?: readonly string[];
  /** How much earlier than this run's logical date the other's is; negative for later. */
  readonly executionDelta?: Duration;
  /** The other's logical date, or several, made from this run's. */
  readonly executionDateFn?: (logicalDate: Date, context: TaskContext) => Date | readonly Date[];
  /** Fails at once when the Dag, a task or the group does not exist. Defaults to `false`. */
  readonly checkExistence?: boolean;
  /** How long the triggerer waits between two looks of a deferrable sensor. Defaults to 2 seconds. */
  readonly pollInterval?: Duration;
}

const POLL_INTERVAL_SECONDS = 2;

/** What is waited for is in a failed state, or does not exist. It is retried as any other failure. */
export class ExternalTaskError extends Error {
  override readonly name = "ExternalTaskError";
}

/**
 * Waits for tasks, a task group or a run of another Dag, of the same logical date unless it says another.
 *
 * Nothing there at that date is waited for until the timeout.
 */
export class ExternalTaskSensor extends BaseSensor {
  static override readonly optionNames: readonly string[] = [
    ...POKE_OPTION_NAMES,
    "externalDagId",
    "externalTaskId",
    "externalTaskIds",
    "externalTaskGroupId",
    "allowedStates",
    "skippedStates",
    "failedStates",
    "executionDelta",
    "executionDateFn",
    "checkExistence",
    "pollInterval",
  ];
  static override readonly templateFields: readonly string[] = [
    "externalDagId",
    "externalTaskId",
    "externalTaskIds",
    "externalTaskGroupId",
  ];

  static readonly [DAG_LINK]: OperatorDagLink = { kind: "sensor", dagIdField: "externalDagId" };

  readonly externalDagId: string;
  readonly externalTaskId: string | null;
  readonly externalTaskIds: readonly string[] | null;
  readonly externalTaskGroupId: string | null;
  readonly allowedStates: readonly string[];
  readonly skippedStates: readonly string[];
  readonly failedStates: readonly string[];
  readonly executionDeltaSeconds: number | null;
  readonly executionDateFn: ((logicalDate: Date, context: TaskContext) => Date | readonly Date[]) | null;
  readonly checkExistence: boolean;
  readonly pollIntervalSeconds: number;

  constructor({
    externalDagId,
    externalTaskId,
    externalTaskIds,
    externalTaskGroupId,
    allowedStates,
    skippedStates,
    failedStates,
    executionDelta,
    executionDateFn,
    checkExistence,
    pollInterval,
    ...options
  }: ExternalTaskSensorOptions) {
    super(options);
    requireOption(this, "externalDagId", externalDagId);
    const read = new OptionReader(placeOfOperator(this), {
      allowedStates,
      skippedStates,
      failedStates,
      executionDelta,
      pollInterval,
    });
    this.externalDagId = templateField<string>(externalDagId);
    this.externalTaskId = templateField<string | null>(externalTaskId ?? null);
    this.externalTaskIds = templateField<readonly string[] | null>(externalTaskIds ?? null);
    this.externalTaskGroupId = templateField<string | null>(externalTaskGroupId ?? null);
    this.allowedStates = read.texts("allowedStates") ?? ["success"];
    this.skippedStates = read.texts("skippedStates") ?? [];
    this.failedStates = read.texts("failedStates") ?? [];
    this.executionDeltaSeconds = read.signedSeconds("executionDelta") ?? null;
    this.executionDateFn = executionDateFn ?? null;
    this.checkExistence = checkExistence ?? false;
    this.pollIntervalSeconds = read.seconds("pollInterval") ?? POLL_INTERVAL_SECONDS;
    // A template may come to a list of texts where its Dag renders native values.
    const isText = typeof externalTaskIds === "string" && !(externalTaskIds as string).includes("{");
    if (isText) throw this.#wrongTaskIds(externalTaskIds);
    this.#check();
  }

  override async poke(context: TaskContext): Promise<boolean> {
    const execution = currentExecution();
    if (execution === null) throw new OutsideTaskError("ExternalTaskSensor", null);
    const { otherDags } = execution.services;
    const wait = { dagId: this.externalDagId, target: this.#target() };
    const missing = this.checkExistence ? await otherDags.findMissingTarget(wait) : null;
    if (missing !== null) throw this.#failure(missing);
    const targets = await otherDags.readTargetStates({ ...wait, logicalDates: this.#logicalDates(context) });
    const states = { allowed: this.allowedStates, skipped: this.skippedStates, failed: this.failedStates };
    const verdict = judgeTargets(targets, states);
    if (verdict === "fail") throw this.#failure(this.#somethingIs(this.failedStates));
    if (verdict === "skip") throw new SkipTask(this.#somethingIs(this.skippedStates));
    return verdict === "come";
  }

  override async awaitedTrigger(context: TaskContext): Promise<ExternalTaskTrigger> {
    return new ExternalTaskTrigger({
      externalDagId: this.externalDagId,
      target: this.#target(),
      logicalDates: this.#logicalDates(context).map(formatInstant),
      allowedStates: this.allowedStates,
      skippedStates: this.skippedStates,
      failedStates: this.failedStates,
      pollIntervalSeconds: this.pollIntervalSeconds,
    });
  }

  override resumeFromTrigger({ status }: ExternalTaskEvent): undefined {
    if (status === "failed") throw this.#failure(this.#somethingIs(this.failedStates));
    if (status === "skipped") throw new SkipTask(this.#somethingIs(this.skippedStates));
  }

  /** Parity: with `softFail` it skips the task here, because an ordinary error of a look would not. */
  #failure(message: string): ExternalTaskError | SkipTask {
    return this.pokeSettings.softFail ? new SkipTask(message) : new ExternalTaskError(message);
  }

  #somethingIs(states: readonly string[]): string {
    const waitedFor = describe({ dagId: this.externalDagId, target: this.#target() });
    return `Of ${waitedFor}, something is ${states.join(" or ")}.`;
  }

  #target(): WaitTarget {
    if (this.externalTaskGroupId !== null) return { kind: "taskGroup", groupId: this.externalTaskGroupId };
    if (this.externalTaskIds !== null) return { kind: "tasks", taskIds: this.#taskIds(this.externalTaskIds) };
    if (this.externalTaskId !== null) return { kind: "tasks", taskIds: [this.externalTaskId] };
    return { kind: "dagRun" };
  }

  /** What a template comes to may be anything. */
  #taskIds(rendered: unknown): readonly string[] {
    if (Array.isArray(rendered) && rendered.every((taskId) => typeof taskId === "string")) return rendered;
    throw this.#wrongTaskIds(rendered);
  }

  #wrongTaskIds(found: unknown): InvalidOptionError {
    const expected = "a list of texts, or one task in externalTaskId";
    return invalidOption(placeOfOperator(this), "externalTaskIds", found, expected);
  }

  #logicalDates(context: TaskContext): readonly Instant[] {
    if (this.executionDateFn !== null) {
      const dates = this.executionDateFn(context.logicalDate, context);
      return (Array.isArray(dates) ? (dates as readonly Date[]) : [dates as Date]).map(instantFromDate);
    }
    // The text has the microseconds that a `Date` has lost.
    const logicalDate = parseInstant(context.ts);
    invariant(logicalDate !== null, "The context's moment is written as one.");
    return [addSeconds(logicalDate, -(this.executionDeltaSeconds ?? 0))];
  }

  #check(): void {
    const refuse = (sentence: string) => {
      throw new InvalidOptionError(placeOfOperator(this), sentence);
    };
    const kinds = [this.externalTaskId, this.externalTaskIds, this.externalTaskGroupId].filter((one) => one !== null);
    if (kinds.length > 1)
      refuse("it has more than one of externalTaskId, externalTaskIds and externalTaskGroupId; expected one at most.");
    if (this.executionDeltaSeconds !== null && this.executionDateFn !== null) {
      refuse('it has "executionDelta" and "executionDateFn"; expected one of the two at most.');
    }
    const ids = this.externalTaskIds;
    if (Array.isArray(ids) && new Set(ids).size < ids.length) refuse('"externalTaskIds" names a task twice.');
    const states = [...this.allowedStates, ...this.skippedStates, ...this.failedStates];
    if (new Set(states).size < states.length)
      refuse("a state is in more than one of allowedStates, skippedStates and failedStates.");
    const known: readonly string[] = kinds.length === 0 ? DAG_RUN_STATES : TASK_INSTANCE_STATES;
    const unknown = states.find((state) => !known.includes(state));
    if (unknown !== undefined)
      refuse(`"${unknown}" is not a state of what it waits for; expected some of ${known.join(", ")}.`);
  }
}

function describe({ dagId, target }: { readonly dagId: string; readonly target: WaitTarget }): string {
  if (target.kind === "dagRun") return `the Dag "${dagId}"`;
  if (target.kind === "taskGroup") return `the task group "${target.groupId}" of the Dag "${dagId}"`;
  return `${target.taskIds.map((taskId) => `"${taskId}"`).join(", ")} of the Dag "${dagId}"`;
}
