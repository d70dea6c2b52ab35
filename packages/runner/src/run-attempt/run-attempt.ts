import type { Clock, Instant, Json } from "@baram/domain";
import {
  type AttemptOutcome,
  type AttemptLogStore,
  type AttemptReport,
  type MessageFromRunner,
  SecretMasker,
  type Workload,
} from "@baram/execution-api";
import { executeOperator, executeWithContext, operatorOf, renderTemplateFields, signalOf } from "@baram/sdk/runtime";
import { describeThrown } from "../author-source/describe-thrown.ts";
import { ExecutionClient } from "../execution-client.ts";
import type { LoadedBundles, LoadedDag } from "../load-bundle.ts";
import { AttemptLog } from "../log/attempt-log.ts";
import { loggableFields } from "../log/loggable-value.ts";
import { AttemptStop } from "./attempt-stop.ts";
import { executionServices } from "./execution-services.ts";
import { outcomeOfResult } from "./outcome-of-result.ts";
import { paramsOf } from "./params-of.ts";
import { readableStack } from "./readable-stack.ts";
import { taskContext } from "./task-context.ts";
import { taskInstanceInContext } from "./task-instance-in-context.ts";
import { textRenderer } from "./text-renderer.ts";
import { xcomPuller } from "./xcom-puller.ts";

/** What an attempt finds in its process. */
export interface AttemptSurroundings {
  readonly bundles: Pick<LoadedBundles, "load">;
  readonly clock: Clock;
  /** What child processes inherit. */
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** @param logPath as the workload names it. */
  readonly openLog: (logPath: string) => AttemptLogStore;
  readonly processId: number;
  readonly send: (message: MessageFromRunner) => void;
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
  #renderedFields: Readonly<Record<string, Json>> | null = null;

  constructor(workload: Workload, surroundings: AttemptSurroundings) {
    this.#workload = workload;
    this.#surroundings = surroundings;
    this.client = new ExecutionClient(surroundings.send, this.#masker);
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
      renderedMapIndex: null,
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
    const loaded = await this.#load();
    const { graph } = loaded;
    const operator = operatorOf(loaded.dag, workload.key.taskId);
    const task = graph.task(workload.key.taskId);
    const { clock, environment } = this.#surroundings;
    const { client } = this;
    const params = paramsOf(graph.dag, task, workload.dagRun.conf);
    const taskInstance = taskInstanceInContext(workload, client, startedAt);
    const { signal } = this.stop;
    const context = taskContext({ workload, graph, task, params, taskInstance, log: this.log.taskLog, signal });
    const execution = { context, services: executionServices(client, { clock, environment }) };
    const ignoreDownstreamTriggerRules = Reflect.get(operator, "ignoreDownstreamTriggerRules") !== false;
    const standIn = this.#surroundings.standInFor?.(workload) ?? null;
    if (standIn !== null) {
      const result = await executeWithContext(execution, async () => standIn());
      return outcomeOfResult({ graph, task, result, ignoreDownstreamTriggerRules });
    }
    // Functions in template fields are author code too.
    const fields = await executeWithContext(execution, () => {
      const renderText = textRenderer({ workload, graph, task, params, client, clock, startedAt });
      return renderTemplateFields(operator, { context, pull: xcomPuller(client), renderText });
    });
    this.#renderedFields = this.#masker.maskValue(loggableFields(fields)) as Readonly<Record<string, Json>>;
    const result = await executeOperator(operator, fields, execution);
    return outcomeOfResult({ graph, task, result, ignoreDownstreamTriggerRules });
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
    if (signal === "skip") {
      this.log.say("info", `The task skipped itself: ${message}`);
      return { kind: "skipped", message };
    }
    const mayRetry = signal !== "fail";
    const frames = readableStack(stack);
    const sentence = `The task failed${mayRetry ? "" : " and is not tried again"}. ${errorKind}: ${message}`;
    this.log.say("error", frames === "" ? sentence : `${sentence}\n${frames}`);
    return { kind: "failed", message: errorKind === "NonError" ? message : `${errorKind}: ${message}`, mayRetry };
  }
}
