import {
  DAG_RUN_STATES,
  type DagRunState,
  formatInstant,
  type Instant,
  instantFromDate,
  instantInTimezone,
  type Json,
  type JsonObject,
} from "@baram/domain";
import { OutsideTaskError } from "../context/context-errors.ts";
import { currentExecution, type ExecutionServices } from "../context/execution.ts";
import type { TaskContext } from "../context/task-context.ts";
import { authorDefaults } from "../dag/author-defaults.ts";
import { InvalidOptionError } from "../dag/dag-error.ts";
import { placeOfOperator } from "../dag/dag-state.ts";
import type { OperatorOptions, TaskDates } from "../options/operator-options.ts";
import { invalidOption, OptionReader } from "../options/option-reader.ts";
import type { Duration } from "../schedule/duration.ts";
import { SkipTask } from "../task/signals.ts";
import { type Template, templateField } from "../template/template.ts";
import { type DagRunEvent, DagRunTrigger } from "../trigger/dag-run-trigger.ts";
import { type Deferral, defer } from "../trigger/deferral.ts";
import { isDeferrable } from "../trigger/is-deferrable.ts";
import { BaseOperator } from "./base-operator.ts";
import { DAG_LINK, type OperatorDagLink } from "./dag-link.ts";
import { requireOption } from "./required-option.ts";

/** Options of {@link TriggerDagRunOperator}. */
export interface TriggerDagRunOperatorOptions extends OperatorOptions, TaskDates {
  /** A template. */
  readonly triggerDagId: Template<string>;
  /** Defaults to `manual__<logical date>`. A template. */
  readonly triggerRunId?: Template<string>;
  /** The run's conf: a value of JSON. A template. */
  readonly conf?: Template<Readonly<Record<string, unknown>>>;
  /** An ISO text (without a zone: in `[core] default_timezone`) or a `Date`. Defaults to now. A template. */
  readonly logicalDate?: Template<string | Date>;
  /** Clears a run that has the id or the date already. Defaults to `false`: the task fails then. */
  readonly resetDagRun?: boolean;
  /** Skips the task when a run has the id or the date already. Defaults to `false`. A template, of `True` or `False`. */
  readonly skipWhenAlreadyExists?: Template<boolean | string>;
  /** Waits until the run has ended. Defaults to `false`. A template, of `True` or `False`. */
  readonly waitForCompletion?: Template<boolean | string>;
  /** How long it waits before each look at the run. Defaults to a minute. */
  readonly pokeInterval?: Duration;
  /** States of the run with which the wait succeeds. Defaults to `success`. */
  readonly allowedStates?: readonly DagRunState[];
  /** States of the run with which the wait fails. Defaults to `failed`. */
  readonly failedStates?: readonly DagRunState[];
  /** Waits in the triggerer and needs no slot meanwhile. Defaults to `[operators] default_deferrable`. */
  readonly deferrable?: boolean;
}

const POKE_INTERVAL_SECONDS = 60;

/** The run that was to be triggered was not, or it ended in a state that fails the task. */
export class TriggeredDagRunError extends Error {
  override readonly name = "TriggeredDagRunError";
}

/**
 * Creates a run of another Dag, as somebody would by hand, and can wait for its end.
 *
 * Stores the XComs `trigger_run_id` and `trigger_logical_date_iso`. A paused Dag's run waits until it is unpaused.
 */
export class TriggerDagRunOperator extends BaseOperator {
  static readonly optionNames: readonly string[] = [
    "triggerDagId",
    "triggerRunId",
    "conf",
    "logicalDate",
    "resetDagRun",
    "skipWhenAlreadyExists",
    "waitForCompletion",
    "pokeInterval",
    "allowedStates",
    "failedStates",
    "deferrable",
  ];
  static override readonly templateFields: readonly string[] = [
    "triggerDagId",
    "triggerRunId",
    "conf",
    "logicalDate",
    "skipWhenAlreadyExists",
    "waitForCompletion",
  ];
  static override readonly uiColor = "#ffefeb";
  static readonly [DAG_LINK]: OperatorDagLink = { kind: "trigger", dagIdField: "triggerDagId" };

  readonly triggerDagId: string;
  readonly triggerRunId: string | null;
  readonly conf: Readonly<Record<string, unknown>> | null;
  readonly logicalDate: string | Date | null;
  readonly resetDagRun: boolean;
  readonly skipWhenAlreadyExists: boolean | string;
  readonly waitForCompletion: boolean | string;
  readonly pokeIntervalSeconds: number;
  readonly allowedStates: readonly DagRunState[];
  readonly failedStates: readonly DagRunState[];
  readonly deferrable: boolean | null;

  constructor({
    triggerDagId,
    triggerRunId,
    conf,
    logicalDate,
    resetDagRun,
    skipWhenAlreadyExists,
    waitForCompletion,
    pokeInterval,
    allowedStates,
    failedStates,
    deferrable,
    ...options
  }: TriggerDagRunOperatorOptions) {
    super(options);
    requireOption(this, "triggerDagId", triggerDagId);
    const place = placeOfOperator(this);
    const read = new OptionReader(place, { resetDagRun, pokeInterval, allowedStates, failedStates, deferrable });
    this.triggerDagId = templateField<string>(triggerDagId);
    this.triggerRunId = templateField<string | null>(triggerRunId ?? null);
    this.conf = templateField<Readonly<Record<string, unknown>> | null>(conf ?? null);
    this.logicalDate = templateField<string | Date | null>(
      logicalDate instanceof Date ? formatInstant(instantFromDate(logicalDate)) : (logicalDate ?? null),
    );
    this.resetDagRun = read.flag("resetDagRun") ?? false;
    this.skipWhenAlreadyExists = flagField(this, "skipWhenAlreadyExists", skipWhenAlreadyExists);
    this.waitForCompletion = flagField(this, "waitForCompletion", waitForCompletion);
    this.pokeIntervalSeconds = read.seconds("pokeInterval") ?? POKE_INTERVAL_SECONDS;
    this.allowedStates = statesOf(this, "allowedStates", read.texts("allowedStates") ?? ["success"]);
    this.failedStates = statesOf(this, "failedStates", read.texts("failedStates") ?? ["failed"]);
    this.deferrable = read.flag("deferrable") ?? null;
  }

  override async execute(context: TaskContext): Promise<void | Deferral<void>> {
    const execution = currentExecution();
    if (execution === null) throw new OutsideTaskError("TriggerDagRunOperator", null);
    const { services } = execution;
    const { triggerDagId: dagId, triggerRunId, resetDagRun } = this;
    const waits = renderedFlag(this, "waitForCompletion", this.waitForCompletion);
    const skipsExisting = renderedFlag(this, "skipWhenAlreadyExists", this.skipWhenAlreadyExists);
    const wanted = { dagId, runId: triggerRunId, logicalDate: this.#date(), conf: this.#conf() };
    const triggered = await services.otherDags.triggerDagRun({ ...wanted, resetsExisting: resetDagRun });
    if (triggered.kind === "refused") throw new TriggeredDagRunError(triggered.message);
    if (triggered.kind === "exists") throw this.#existing(triggered.runId, skipsExisting);
    const { runId, logicalDate } = triggered;
    await context.ti.xcomPush({ key: "trigger_logical_date_iso", value: formatInstant(logicalDate) });
    await context.ti.xcomPush({ key: "trigger_run_id", value: runId });
    context.log.info("Triggered a run", { dagId, runId });
    if (!waits) return;
    if (isDeferrable(this.deferrable)) return this.#defer(runId);
    await this.#wait(runId, services, context);
  }

  /** Goes on when the run has ended. */
  readEnd({ runId, state }: DagRunEvent): void {
    if (state === null) throw new TriggeredDagRunError(`The run "${runId}" is gone.`);
    if (this.failedStates.includes(state)) throw new TriggeredDagRunError(`The run "${runId}" ended as ${state}.`);
  }

  #defer(runId: string): Deferral<void> {
    const { triggerDagId: dagId, pokeIntervalSeconds: pollIntervalSeconds } = this;
    const states = [...this.allowedStates, ...this.failedStates];
    const trigger = new DagRunTrigger({ dagId, runId, states, pollIntervalSeconds });
    return defer({ trigger, resumeWith: this.readEnd });
  }

  #existing(runId: string, isSkipped: boolean): Error {
    const sentence = `The Dag "${this.triggerDagId}" has the run "${runId}" already.`;
    return isSkipped ? new SkipTask(sentence) : new TriggeredDagRunError(sentence);
  }

  async #wait(runId: string, services: ExecutionServices, { log, signal }: TaskContext): Promise<void> {
    for (;;) {
      await services.sleep(this.pokeIntervalSeconds, signal);
      const state = await services.otherDags.findDagRunState({ dagId: this.triggerDagId, runId });
      this.readEnd({ runId, state });
      if (state !== null && this.allowedStates.includes(state)) return;
      log.info("The run has not ended yet", { runId, state });
    }
  }

  #date(): Instant | null {
    const { logicalDate } = this;
    if (logicalDate === null) return null;
    const at =
      logicalDate instanceof Date
        ? instantFromDate(logicalDate)
        : instantInTimezone(logicalDate, authorDefaults().timezone);
    if (at !== null) return at;
    throw new InvalidOptionError(
      placeOfOperator(this),
      `"logicalDate" is "${String(logicalDate)}"; expected an ISO date and time such as 2026-11-06T12:00:00+00:00.`,
    );
  }

  #conf(): JsonObject {
    const conf = this.conf === null ? {} : jsonOf(this, "conf", this.conf);
    if (typeof conf === "object" && conf !== null && !Array.isArray(conf)) return conf as JsonObject;
    throw invalidOption(placeOfOperator(this), "conf", this.conf, "an object of texts, numbers, lists and the like");
  }
}

/** A flag that may be a template. */
function flagField(operator: BaseOperator, name: string, given: Template<boolean | string> | undefined) {
  if (given === undefined) return false;
  if (["boolean", "string", "object", "function"].includes(typeof given)) return templateField<boolean | string>(given);
  throw invalidOption(placeOfOperator(operator), name, given, "true or false, or a template of these");
}

/** What a flag that may be a template has come to: rendered, it is `True` or `False` as Jinja writes them, in any case. */
function renderedFlag(operator: BaseOperator, name: string, value: boolean | string): boolean {
  if (typeof value === "boolean") return value;
  const word = String(value).trim().toLowerCase();
  if (word === "true" || word === "false") return word === "true";
  throw invalidOption(placeOfOperator(operator), name, value, "True or False");
}

/**
 * A value as JSON would give it back. Refuses what JSON would change or leave out, and says where it is.
 *
 * @param around the lists and objects that the value stands in, none of which it can be.
 */
function jsonOf(operator: BaseOperator, path: string, value: unknown, around: readonly unknown[] = []): Json {
  if (value === null || typeof value === "string" || typeof value === "boolean") return value;
  if (typeof value === "number" && Number.isFinite(value)) return value;
  const within = [...around, value];
  const isNew = typeof value === "object" && !around.includes(value);
  if (isNew && Array.isArray(value)) {
    return value.map((item, index) => jsonOf(operator, `${path}[${index}]`, item, within));
  }
  if (isNew && writesItself(value)) return jsonOf(operator, path, value.toJSON(), within);
  if (isNew && isPlain(value)) {
    const entries = Object.entries(value).filter(([, entry]) => entry !== undefined);
    return Object.fromEntries(entries.map(([key, entry]) => [key, jsonOf(operator, `${path}.${key}`, entry, within)]));
  }
  throw invalidOption(placeOfOperator(operator), path, value, "a value of JSON: a text, a number, a list or an object");
}

/** As a date does. */
function writesItself(value: object): value is { toJSON(): unknown } {
  return "toJSON" in value && typeof value.toJSON === "function";
}

function isPlain(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}

function statesOf(operator: BaseOperator, name: string, given: readonly string[]): readonly DagRunState[] {
  const states = given.map((state) => DAG_RUN_STATES.find((known) => known === state) ?? state);
  const unknown = states.find((state) => !(DAG_RUN_STATES as readonly string[]).includes(state));
  if (unknown === undefined) return states as readonly DagRunState[];
  throw new InvalidOptionError(
    placeOfOperator(operator),
    `"${name}" has "${unknown}"; expected states of a run: ${DAG_RUN_STATES.join(", ")}.`,
  );
}
