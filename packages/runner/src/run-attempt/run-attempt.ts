import type { Clock, Instant, Json, SerializedTask, TaskGraph } from "@baram/domain";
import {
  type AttemptLogStore,
  type AttemptOutcome,
  type AttemptReport,
  type MessageFromRunner,
  SecretMasker,
  type Workload,
} from "@baram/execution-api";
import {
  dagTemplatesOf,
  type Execution,
  type ExecutionServices,
  executeOperator,
  executeWithContext,
  instanceOf,
  operatorOf,
  refineParams,
  signalOf,
} from "@baram/sdk/runtime";
import { describeThrown } from "../author-source/describe-thrown.ts";
import { ExecutionClient } from "../execution-client.ts";
import type { LoadedBundles, LoadedDag } from "../load-bundle.ts";
import { AttemptLog } from "../log/attempt-log.ts";
import { loggableFields } from "../log/loggable-value.ts";
import { AttemptStop } from "./attempt-stop.ts";
import { AttemptXComs } from "./attempt-xcoms.ts";
import { executionServices } from "./execution-services.ts";
import { outcomeOfResult } from "./outcome-of-result.ts";
import { paramsOf } from "./params-of.ts";
import { readableStack } from "./readable-stack.ts";
import { realSleep } from "./real-sleep.ts";
import { renderInstanceName } from "./render-instance-name.ts";
import { ReturnedLists } from "./returned-lists.ts";
import { taskContext } from "./task-context.ts";
import { taskInstanceInContext } from "./task-instance-in-context.ts";
import { textRenderer } from "./text-renderer.ts";
import { xcomReader } from "./xcom-reader.ts";
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
  readonly #masker = new SecretMasker();
  readonly #xcoms: AttemptXComs;
  #renderedFields: Readonly<Record<string, Json>> | null = null;
  /** Gives the instance its name; `null` until its template fields are rendered. */
  #renderName: (() => Promise<string | null>) | null = null;

  constructor(workload: Workload, surroundings: AttemptSurroundings) {
    this.#workload = workload;
    this.#surroundings = surroundings;
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
    const { taskInstanceId, leaseToken, tryNumber, maxTries } = this.#workload;
    const startedAt = clock.now();
    // Parity: what is called the maximum does not count the first try.
    this.log.say("info", `Starting try ${tryNumber} of ${Math.max(maxTries + 1, tryNumber)}`, { processId });
    const outcome = await this.#carryOut(startedAt);
    // An attempt that gives its slot up has not ended its instance.
    const renderedMapIndex = outcome.kind === "rescheduled" ? null : await this.#nameInstance();
    this.stop.release();
    this.client.close();
    const endedAt = clock.now();
    return {
      taskInstanceId,
      leaseToken,
      outcome,
      startedAt,
      endedAt,
      processId,
      renderedFields: this.#renderedFields,
      renderedMapIndex,
    };
  }

  async #carryOut(startedAt: Instant): Promise<AttemptOutcome> {
    try {
      const work = this.#work(startedAt).finally(() => {
        this.hasSettled = true;
      });
      const outcome = await Promise.race([work, this.stop.stopped]);
      // Author code that ends quietly after it was asked to stop has not done its work.
      if (this.stop.reason !== null) throw this.stop.reason;
      this.log.say("info", "The task succeeded.");
      return outcome;
    } catch (error) {
      return this.#outcomeOfThrown(this.stop.reason ?? error);
    }
  }

  async #work(startedAt: Instant): Promise<AttemptOutcome> {
    const workload = this.#workload;
    await this.#xcoms.purge((sentence) => this.log.say("warning", sentence));
    const loaded = await this.#load();
    const { graph } = loaded;
    const taskOperator = operatorOf(loaded.dag, workload.key.taskId);
    const scene = await this.#scene(loaded, {
      task: graph.task(workload.key.taskId),
      operator: taskOperator,
      startedAt,
    });
    const standIn = this.#surroundings.standInFor?.(workload) ?? null;
    if (standIn !== null) {
      const result = await executeWithContext(scene.execution, async () => standIn());
      return this.#outcome(graph, scene, taskOperator, result);
    }
    // Functions in template fields, and those that lists go through, are author code too.
    const instance = await executeWithContext(scene.execution, () =>
      instanceOf(taskOperator, scene.task, scene.rendering),
    );
    const { operator, task } = instance;
    // Params may be among what a mapped operator is expanded over.
    const { execution, rendering, templates } =
      task === scene.task ? scene : await this.#scene(loaded, { task, operator, startedAt });
    const fields = await executeWithContext(execution, () => instance.renderFields(rendering));
    this.#renderedFields = this.#masker.maskValue(loggableFields(fields)) as Readonly<Record<string, Json>>;
    const { templateVariables } = execution.context;
    this.#renderName = async () => renderInstanceName(templates, { fields, templateVariables });
    const result = await executeOperator(operator, fields, execution);
    return this.#outcome(graph, { task, execution }, operator, result);
  }

  /** What a task's code is told and may ask for. */
  async #scene(
    { dag, graph, templateFiles }: LoadedDag,
    given: {
      readonly task: SerializedTask;
      readonly operator: Parameters<typeof refineParams>[1];
      readonly startedAt: Instant;
    },
  ) {
    const { task, operator, startedAt } = given;
    const { client } = this;
    const workload = this.#workload;
    const { clock, environment, sleep = realSleep, lists = new ReturnedLists() } = this.#surroundings;
    const params = paramsOf(graph.dag, task, workload);
    const taskInstance = taskInstanceInContext(workload, this.#xcoms, startedAt);
    const { signal } = this.stop;
    const context = taskContext({
      workload,
      graph,
      task,
      params: await refineParams(dag, operator, params),
      taskInstance,
      client,
      log: this.log.taskLog,
      signal,
    });
    const authorTemplates = { templates: dagTemplatesOf(dag), templateFiles };
    const templates = {
      workload,
      graph,
      task,
      params,
      client,
      xcoms: this.#xcoms,
      clock,
      startedAt,
      ...authorTemplates,
    };
    const xcoms = xcomReader({ client, graph, workload, lists, stored: this.#xcoms });
    const rendering = { context, xcoms, renderText: textRenderer(templates) };
    const services = executionServices(client, { clock, environment, sleep });
    const execution = { context, services, firstStartedAt: workload.firstStartedAt };
    return { task, templates, execution, rendering };
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
    const given = { graph, task, result, ignoreDownstreamTriggerRules, maxMapLength };
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
