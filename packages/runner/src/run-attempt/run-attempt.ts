import type { Clock, Instant, Json, SerializedTask, TaskGraph } from "@baram/domain";
import {
  type AttemptLogStore,
  type AttemptOutcome,
  type AttemptReport,
  type MessageFromRunner,
  SecretMasker,
  USUAL_SENSITIVE_NAMES,
  type Workload,
} from "@baram/execution-api";
import {
  decidedBy,
  type Execution,
  type ExecutionServices,
  executeOperator,
  executeWithContext,
  judgeTimeout,
  operatorOf,
  readDeferral,
  resumeOperator,
  signalOf,
} from "@baram/sdk/runtime";
import { describeThrown } from "../author-source/describe-thrown.ts";
import { ExecutionClient } from "../execution-client.ts";
import type { LoadedBundles, LoadedDag } from "../load-bundle.ts";
import { AttemptLog } from "../log/attempt-log.ts";
import { loggableFields } from "../log/loggable-value.ts";
import { AttemptCallbacks } from "./attempt-callbacks.ts";
import { attemptScene, renderedInstance, type ScenePlace } from "./attempt-scene.ts";
import { AttemptStop, ExecutionTimeoutError } from "./attempt-stop.ts";
import { AttemptXComs } from "./attempt-xcoms.ts";
import { awaitTriggerHere } from "./await-trigger-here.ts";
import { deferralOutcome, readResumption } from "./deferral-of-attempt.ts";
import { outcomeOfResult } from "./outcome-of-result.ts";
import { readableStack } from "./readable-stack.ts";
import { renderInstanceName } from "./render-instance-name.ts";
import type { ReturnedLists } from "./returned-lists.ts";
import { shortenFields } from "./shorten-fields.ts";
import { tellOf } from "./tell-of.ts";
import { withSequencesRead } from "./xcom-sequence.ts";

/** What an attempt finds in its process. */
export interface AttemptSurroundings {
  readonly bundles: Pick<LoadedBundles, "load">;
  readonly clock: Clock;
  /** What child processes inherit. */
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** @param logPath as the workload names it. */
  readonly openLog: (logPath: string) => AttemptLogStore;
  readonly processId: number;
  /** How author code waits; absent, real time passes. */
  readonly sleep?: ExecutionServices["sleep"];
  readonly send: (message: MessageFromRunner) => void;
  /** Shared by the attempts of a process; an attempt without them reads each list for itself. */
  readonly lists?: ReturnedLists;
  /** What a test has a task do in its place, without rendering its templates; `null` for a task that does its work. */
  readonly standInFor?: (workload: Workload) => (() => unknown) | null;
}

/** The Dag file does not make the Dag that the workload names, so that the attempt cannot begin. */
class MissingDagError extends Error {
  override readonly name = "MissingDagError";
}

/** One attempt, in the process that carries it out. */
export class RunningAttempt {
  readonly client: ExecutionClient;
  readonly log: AttemptLog;
  readonly stop: AttemptStop;
  /** Whether author code had ended when the report was made. */
  hasSettled = false;
  readonly #workload: Workload;
  readonly #surroundings: AttemptSurroundings;
  readonly #masker: SecretMasker;
  readonly #xcoms: AttemptXComs;
  #renderedFields: Readonly<Record<string, Json>> | null = null;
  /** Gives the instance its name; `null` until its template fields are rendered. */
  #renderName: (() => Promise<string | null>) | null = null;
  /** Whom to tell; `null` until the task is known. */
  #callbacks: AttemptCallbacks | null = null;
  /** What carries the attempt out; `null` until it does. */
  #operator: Parameters<typeof judgeTimeout>[0] | null = null;
  #thrown: unknown = null;

  constructor(workload: Workload, surroundings: AttemptSurroundings) {
    this.#workload = workload;
    this.#surroundings = surroundings;
    this.#masker = new SecretMasker(workload.settings.sensitiveNames ?? USUAL_SENSITIVE_NAMES);
    this.client = new ExecutionClient(surroundings.send, this.#masker);
    this.#xcoms = new AttemptXComs(workload, this.client);
    this.log = new AttemptLog({
      store: surroundings.openLog(workload.logPath),
      clock: surroundings.clock,
      masker: this.#masker,
    });
    this.stop = new AttemptStop(workload.executionTimeoutSeconds);
  }

  /**
   * Carries the attempt out. Resolves with its report, whatever author code does.
   *
   * The last lines of the log may still have to be written: {@link AttemptLog.close} follows when the report is out.
   */
  async run(): Promise<AttemptReport> {
    const { clock, processId } = this.#surroundings;
    const { taskInstanceId, leaseToken } = this.#workload;
    const startedAt = clock.now();
    this.log.say("info", startSentence(this.#workload), { processId });
    const outcome = await this.#carryOut(startedAt);
    // An attempt that gives its slot up has not ended its instance.
    const hasGivenUp = outcome.kind === "rescheduled" || outcome.kind === "deferred";
    const renderedMapIndex = hasGivenUp ? null : await this.#nameInstance();
    this.stop.release();
    const report: AttemptReport = {
      taskInstanceId,
      leaseToken,
      outcome,
      startedAt,
      endedAt: clock.now(),
      processId,
      renderedFields: this.#renderedFields,
      renderedMapIndex,
    };
    const areCallbacksDone = await this.#callBack(report);
    this.client.close();
    return areCallbacksDone ? { ...report, areCallbacksDone } : report;
  }

  /**
   * Tells those whom the author named of the outcome, unless the attempt was stopped: its process may be about to be
   * killed. @returns whether all who are to be told have been.
   */
  async #callBack(report: AttemptReport): Promise<boolean> {
    if (this.stop.reason !== null || this.#callbacks === null) return false;
    if (!this.#callbacks.isAnybodyTold(report.outcome)) return true;
    // Should the process be lost from here on, the outcome is known.
    this.#surroundings.send({ kind: "attemptDecided", report });
    const told = this.#callbacks.afterwards(report.outcome, this.#thrown).then(() => {
      this.log.say("info", "The task has told those whom it names.");
      return true;
    });
    return Promise.race([told, this.stop.stopped]).catch(() => false);
  }

  async #carryOut(startedAt: Instant): Promise<AttemptOutcome> {
    try {
      const work = this.#work(startedAt).finally(() => {
        this.hasSettled = true;
      });
      const outcome = await Promise.race([work, this.stop.stopped]);
      // Author code that ends quietly after it was asked to stop has not done its work.
      if (this.stop.reason !== null) throw this.stop.reason;
      this.log.say("info", endSentence(this.#workload, outcome));
      return outcome;
    } catch (error) {
      this.#thrown = this.#stopped() ?? error;
      const outcome = this.#outcomeOfThrown(this.#thrown);
      if (outcome.kind !== "failed" || !outcome.mayRetry) return outcome;
      return { ...outcome, mayRetry: await this.#mayRetry() };
    }
  }

  /** What its stop comes to; `null` for an attempt that was not stopped. */
  #stopped(): unknown {
    const { reason, signal } = this.stop;
    if (this.#operator === null || !(reason instanceof ExecutionTimeoutError)) return reason;
    return judgeTimeout(this.#operator, reason, signal);
  }

  async #mayRetry(): Promise<boolean> {
    const answer = this.#callbacks?.mayRetry(this.#thrown) ?? true;
    const mayRetry = await Promise.race([answer, this.stop.stopped]).catch(() => true);
    if (!mayRetry) this.log.say("info", "It is not tried again: retryIf says no.");
    return mayRetry;
  }

  async #work(startedAt: Instant): Promise<AttemptOutcome> {
    const workload = this.#workload;
    const { resumption = null, callback, rendersOnly = false } = workload;
    if (resumption === null && callback === undefined && !rendersOnly)
      await this.#xcoms.purge((sentence) => this.log.say("warning", sentence));
    const loaded = await this.#load();
    const { graph } = loaded;
    const taskOperator = operatorOf(loaded.dag, workload.key.taskId);
    const place = this.#place(resumption?.startDate ?? startedAt);
    const task = graph.task(workload.key.taskId);
    const taskScene = await attemptScene(place, loaded, { task, operator: taskOperator });
    const parts = { workload, loaded, operator: taskOperator, log: this.log };
    const callbacks = new AttemptCallbacks({ ...parts, scene: taskScene });
    if (callback !== undefined) return tellOf(callbacks, callback);
    if (!rendersOnly) this.#callbacks = callbacks;
    const standIn = this.#surroundings.standInFor?.(workload) ?? null;
    if (standIn !== null) {
      const result = await executeWithContext(taskScene.execution, async () => standIn());
      return this.#outcome(graph, taskScene, taskOperator, result);
    }
    const { operator, scene, fields } = await renderedInstance(place, loaded, {
      scene: taskScene,
      operator: taskOperator,
    });
    const { execution, templates } = scene;
    const shown = this.#masker.maskValue(loggableFields(fields)) as Readonly<Record<string, Json>>;
    this.#renderedFields = rendersOnly ? shown : shortenFields(shown, workload.settings.renderedFieldLength);
    if (rendersOnly) return { kind: "success", xcoms: [], skippedTaskIds: [], returnedLength: null };
    this.#callbacks = new AttemptCallbacks({ ...parts, scene });
    const { templateVariables } = execution.context;
    this.#renderName = async () => renderInstanceName(templates, { fields, templateVariables });
    await this.#callbacks.beforeExecute();
    this.#operator = operator;
    let result =
      resumption === null
        ? await executeOperator(operator, fields, execution)
        : await resumeOperator(operator, fields, { execution, resumption: readResumption(resumption) });
    for (let made = readDeferral(result); made !== null; made = readDeferral(result)) {
      const deferral = deferralOutcome(operator, made);
      await this.#callbacks.asksPerson(operator, deferral.trigger);
      if (workload.settings.awaitsTriggers !== true) return deferral;
      this.log.say("info", `Waits here for the trigger ${deferral.trigger.classpath}.`);
      const awaited = await awaitTriggerHere(operator, deferral, { execution, fields });
      result = await resumeOperator(operator, fields, { execution, resumption: awaited });
    }
    return this.#outcome(graph, scene, operator, result);
  }

  #place(startedAt: Instant): ScenePlace {
    const { clock, environment, sleep, lists } = this.#surroundings;
    const { client, log, stop } = this;
    return {
      workload: this.#workload,
      client,
      xcoms: this.#xcoms,
      clock,
      environment,
      sleep,
      lists,
      log: log.taskLog,
      signal: stop.signal,
      startedAt,
    };
  }

  async #outcome(
    graph: TaskGraph,
    { task, execution }: { readonly task: SerializedTask; readonly execution: Execution },
    operator: object,
    returned: unknown,
  ): Promise<AttemptOutcome> {
    const ignoreDownstreamTriggerRules = Reflect.get(operator, "ignoreDownstreamTriggerRules") !== false;
    const { maxMapLength } = this.#workload;
    const result = await withSequencesRead(returned);
    const decides = decidedBy(operator, result);
    const given = { graph, task, result, decidedBy: decides, ignoreDownstreamTriggerRules, maxMapLength };
    const { values, ...outcome } = outcomeOfResult(given);
    const said = execution.context.outletEvents.list();
    const outletEvents = said.length === 0 ? {} : { outletEvents: said };
    return { kind: "success", xcoms: await this.#xcoms.entries(values), ...outcome, ...outletEvents };
  }

  /** Parity: an instance has its name whether its task succeeded, failed or was skipped. */
  async #nameInstance(): Promise<string | null> {
    if (this.#renderName === null || this.stop.reason !== null) return null;
    try {
      const name = await this.#renderName();
      return name === null ? null : this.#masker.maskText(name);
    } catch (error) {
      const { message } = describeThrown(error);
      this.log.say("warning", `The instance keeps its map index as its name: mapIndexTemplate failed. ${message}`);
      return null;
    }
  }

  async #load(): Promise<LoadedDag> {
    const { bundle, key } = this.#workload;
    const loaded = (await this.#surroundings.bundles.load(bundle)).get(key.dagId);
    if (loaded !== undefined) return loaded;
    throw new MissingDagError(
      `The Dag file made no Dag "${key.dagId}" when it was loaded for this attempt. A Dag file must make the same Dags each time.`,
    );
  }

  #outcomeOfThrown(thrown: unknown): AttemptOutcome {
    const { errorKind, message: text, stack } = describeThrown(thrown);
    const message = this.#masker.maskText(text);
    const signal = signalOf(thrown);
    if (signal?.kind === "skip") {
      this.log.say("info", `The task skipped itself: ${message}`);
      return { kind: "skipped", message };
    }
    if (signal?.kind === "reschedule") {
      this.log.say("info", message);
      return { kind: "rescheduled", at: signal.at };
    }
    const mayRetry = signal?.kind !== "fail";
    const frames = readableStack(stack);
    const sentence = `The task failed${mayRetry ? "" : " and is not tried again"}. ${errorKind}: ${message}`;
    this.log.say("error", frames === "" ? sentence : `${sentence}\n${frames}`);
    return { kind: "failed", message: errorKind === "NonError" ? message : `${errorKind}: ${message}`, mayRetry };
  }
}

function startSentence({ tryNumber, maxTries, resumption, callback }: Workload): string {
  if (callback !== undefined) return `Telling what has happened (${callback.call.kind}).`;
  // Parity: what is called the maximum does not count the first try.
  const tries = `try ${tryNumber} of ${Math.max(maxTries + 1, tryNumber)}`;
  return resumption === undefined ? `Starting ${tries}` : `Going on with ${tries} after ${resumption.classpath}`;
}

function endSentence({ callback, rendersOnly = false }: Workload, outcome: AttemptOutcome): string {
  if (rendersOnly) return "The task has its template fields rendered.";
  if (callback !== undefined) return outcome.kind === "success" ? "All were told." : "Not all took it well.";
  if (outcome.kind !== "deferred") return "The task succeeded.";
  return `The task is deferred: it waits for the trigger ${outcome.trigger.classpath}.`;
}
