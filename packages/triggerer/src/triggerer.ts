import { addSeconds, type Clock, type Instant, type Logger, type Measurements } from "@baram/domain";
import {
  type AttemptSettings,
  DEFAULT_ATTEMPT_SETTINGS,
  DEFAULT_LOG_LIMIT_BYTES,
  type ExecutionApi,
  type TriggerEnd,
  type TriggerToAwait,
} from "@baram/execution-api";
import { type EndedTrigger, resumeTaskInstances } from "@baram/lifecycle";
import {
  type ClaimedTrigger,
  claimTriggers,
  getBundleModule,
  listTriggersOfTriggerer,
  type MetadataChange,
  type MetadataStore,
  noteChange,
  releaseTriggers,
} from "@baram/metadata-store";
import type { BundleFolder, RunnerPool, TriggerHost } from "@baram/runner-pool";
import { triggerWorkload } from "./trigger-workload.ts";

/** What a triggerer works with. */
export interface TriggererOptions {
  readonly store: MetadataStore;
  readonly runnerPool: Pick<RunnerPool, "awaitTriggers">;
  readonly bundleFolder: Pick<BundleFolder, "locate" | "ensure">;
  /** Answers what triggers ask; their lease tokens are good for it. */
  readonly executionApi: ExecutionApi;
  /** Absolute path. */
  readonly logFolder: string;
  /** How large the log of a try may grow. Defaults to 50 MB. */
  readonly logLimitBytes?: number;
  /** This triggerer's row in `job`; whoever starts it keeps its heartbeat. */
  readonly jobId: number;
  /** How many triggers it takes at once. */
  readonly capacity: number;
  /** A triggerer whose heartbeat is older loses its triggers to others. */
  readonly silenceSeconds: number;
  /** How often it looks for what it was not told: triggers of silent triggerers, triggers of its own that have gone. */
  readonly safetyPassSeconds: number;
  /** What triggers are told of the configuration. Defaults to what holds where nothing is configured. */
  readonly attemptSettings?: AttemptSettings;
  /** A fresh, unguessable token for each trigger. */
  readonly newToken: () => string;
  readonly clock: Clock;
  readonly logger: Logger;
  /** Where ends are counted. Defaults to nowhere. */
  readonly measurements?: Measurements;
}

/** Makes a triggerer; it does nothing before it is started. */
export function createTriggerer(options: TriggererOptions): Triggerer {
  return new Triggerer(options);
}

/** How many triggers one transaction takes, or one resumes. */
const TRIGGERS_PER_TRANSACTION = 500;
const PAUSE_AFTER_FAILURE_MILLISECONDS = 1000;

interface HeldTrigger {
  readonly triggerId: number;
  readonly taskInstanceId: number;
}

/** Takes triggers, has them awaited, and lets their tasks go on. Woken by changes, by ends and, rarely, by a timer. */
export class Triggerer {
  readonly #options: TriggererOptions;
  readonly #host: TriggerHost;
  /** By the id of the task instance, which has one trigger at a time. */
  readonly #held = new Map<number, HeldTrigger>();
  #ended: EndedTrigger[] = [];
  #mayHaveNew = true;
  #looksAtEverything = true;
  #pumping: Promise<void> | null = null;
  #isStopping = false;
  #timer: NodeJS.Timeout | null = null;
  #unsubscribe: (() => void) | null = null;

  constructor(options: TriggererOptions) {
    this.#options = options;
    const { executionApi, runnerPool } = options;
    this.#host = runnerPool.awaitTriggers({
      answer: ({ workload }, request) => executionApi.answer(workload.leaseToken, workload.taskInstanceId, request),
      onEnd: (trigger, end) => this.#onEnd(trigger, end),
      onBlocked: () => options.measurements?.count("triggers.blocked_main_thread"),
    });
  }

  /** How many triggers it has awaited. */
  get count(): number {
    return this.#held.size;
  }

  /** The runner that awaits them; `null` while there is none. */
  get runnerProcessId(): number | null {
    return this.#host.processId;
  }

  start(): void {
    const { store, safetyPassSeconds } = this.#options;
    this.#unsubscribe = store.subscribe((changes) => this.#hear(changes));
    this.#timer = setInterval(() => this.#lookAtEverything(), safetyPassSeconds * 1000);
    this.#wake();
  }

  /** Writes the ends that have arrived and leaves all else to others. */
  async stop(): Promise<void> {
    const { store, jobId } = this.#options;
    this.#isStopping = true;
    this.#unsubscribe?.();
    if (this.#timer !== null) clearInterval(this.#timer);
    this.#host.stop();
    await this.#pumping;
    await this.#resume();
    await store.transaction(async (transaction) => {
      await releaseTriggers(transaction, { jobId });
      // So that others take them now, and not with their next look at everything.
      if (this.#held.size > 0) noteChange(transaction, { kind: "everything" });
    });
  }

  /** Resolves when there is nothing to do but wait. */
  async whenIdle(): Promise<void> {
    while (this.#pumping !== null) await this.#pumping;
  }

  #hear(changes: readonly MetadataChange[]): void {
    for (const change of changes) {
      if (change.kind === "everything") this.#looksAtEverything = true;
      if (change.kind !== "taskInstance") continue;
      if (change.state === "deferred") this.#mayHaveNew = true;
      else this.#forget(change.taskInstanceId);
    }
    if (this.#mayHaveNew || this.#looksAtEverything) this.#wake();
  }

  #lookAtEverything(): void {
    this.#looksAtEverything = true;
    this.#wake();
  }

  #onEnd({ triggerId, workload }: TriggerToAwait, outcome: TriggerEnd): void {
    const { taskInstanceId, leaseToken: token } = workload;
    if (this.#held.get(taskInstanceId)?.triggerId === triggerId) this.#held.delete(taskInstanceId);
    this.#options.measurements?.count(outcome.kind === "failed" ? "triggers.failed" : "triggers.succeeded");
    this.#ended.push({ taskInstanceId, token, outcome });
    // There is room for another.
    this.#mayHaveNew = true;
    this.#wake();
  }

  /** The instance is no longer deferred. */
  #forget(taskInstanceId: number): void {
    const held = this.#held.get(taskInstanceId);
    if (held === undefined) return;
    this.#held.delete(taskInstanceId);
    this.#host.cancel(held.triggerId);
    this.#mayHaveNew = true;
  }

  #wake(): void {
    if (this.#isStopping) return;
    this.#pumping ??= this.#pump().finally(() => {
      this.#pumping = null;
      if (this.#hasWork()) this.#wake();
    });
  }

  #hasWork(): boolean {
    return this.#ended.length > 0 || this.#mayHaveNew || this.#looksAtEverything;
  }

  async #pump(): Promise<void> {
    // Ends and changes that arrive together are written together.
    await new Promise((resolve) => setImmediate(resolve));
    try {
      while (this.#hasWork() && !this.#isStopping) await this.#runPass();
    } catch (error) {
      this.#options.logger.error("The triggerer could not do its work and tries again", { error });
      this.#looksAtEverything = true;
      await new Promise((resolve) => setTimeout(resolve, PAUSE_AFTER_FAILURE_MILLISECONDS));
    }
  }

  async #runPass(): Promise<void> {
    if (this.#ended.length > 0) await this.#resume();
    const looksAtEverything = this.#looksAtEverything;
    this.#mayHaveNew = false;
    this.#looksAtEverything = false;
    if (looksAtEverything) await this.#compareWithStored();
    await this.#take(looksAtEverything);
  }

  /** Lets the tasks go on whose triggers have ended. What could not be written is written with the next pass. */
  async #resume(): Promise<void> {
    const { store, clock, logger } = this.#options;
    while (this.#ended.length > 0) {
      const ended = this.#ended.slice(0, TRIGGERS_PER_TRANSACTION);
      const { stale } = await store.transaction((transaction) =>
        resumeTaskInstances(transaction, { ended, now: clock.now() }),
      );
      this.#ended = this.#ended.slice(ended.length);
      if (stale.length > 0) logger.debug("Triggers ended that nobody waited for any more", { count: stale.length });
    }
  }

  /**
   * Cancels what is this triggerer's no more, and gives back what it does not know of: a claim whose answer was lost, or
   * a trigger that could not be handed on.
   */
  async #compareWithStored(): Promise<void> {
    const { store, jobId } = this.#options;
    const mine = await listTriggersOfTriggerer(store.reader, jobId);
    const ended = new Set(this.#ended.map(({ taskInstanceId }) => taskInstanceId));
    const unknown = mine.filter(
      ({ id, taskInstanceId }) => this.#held.get(taskInstanceId)?.triggerId !== id && !ended.has(taskInstanceId),
    );
    const triggerIds = unknown.map(({ id }) => id).slice(0, TRIGGERS_PER_TRANSACTION);
    if (triggerIds.length > 0) {
      await store.transaction((transaction) => releaseTriggers(transaction, { jobId, triggerIds }));
    }
    const ids = new Set(mine.map(({ id }) => id));
    for (const { triggerId, taskInstanceId } of this.#held.values()) {
      if (!ids.has(triggerId)) this.#forget(taskInstanceId);
    }
  }

  async #take(looksAtEverything: boolean): Promise<void> {
    const { store, clock, silenceSeconds, capacity, jobId, newToken } = this.#options;
    const silentSince: Instant | null = looksAtEverything ? addSeconds(clock.now(), -silenceSeconds) : null;
    for (let room = capacity - this.#held.size; room > 0 && !this.#isStopping; room = capacity - this.#held.size) {
      const limit = Math.min(room, TRIGGERS_PER_TRANSACTION);
      const claimed = await store.transaction((transaction) =>
        claimTriggers(transaction, { jobId, limit, silentSince, newToken }),
      );
      for (const trigger of claimed) this.#hold(trigger);
      for (const trigger of claimed) await this.#tryToAwait(trigger);
      if (claimed.length < limit) return;
    }
  }

  #hold({ id: triggerId, taskInstanceId }: ClaimedTrigger): void {
    // It may have been deferred again before this triggerer heard that it no longer was.
    this.#forget(taskInstanceId);
    this.#held.set(taskInstanceId, { triggerId, taskInstanceId });
  }

  /** What goes wrong is nothing to the others that were taken with it. */
  async #tryToAwait(claimed: ClaimedTrigger): Promise<void> {
    const { id: triggerId, taskInstanceId } = claimed;
    try {
      await this.#await(claimed);
    } catch (error) {
      this.#options.logger.error("A trigger could not be handed on, and is taken again later", { triggerId, error });
      if (this.#held.get(taskInstanceId)?.triggerId === triggerId) this.#held.delete(taskInstanceId);
    }
  }

  async #await(claimed: ClaimedTrigger): Promise<void> {
    const { store, bundleFolder, logFolder, logLimitBytes = DEFAULT_LOG_LIMIT_BYTES } = this.#options;
    const { attemptSettings: settings = DEFAULT_ATTEMPT_SETTINGS } = this.#options;
    const { id: triggerId, taskInstanceId, classpath, kwargs, dagVersionId } = claimed;
    const version = await store.serializedDags.get(store.reader, dagVersionId);
    const bundle = bundleFolder.locate({ hash: version.bundleHash, relativePath: version.relativePath });
    const workload = triggerWorkload(claimed, { version, bundle, settings });
    const awaited: TriggerToAwait = {
      triggerId,
      trigger: { classpath, kwargs },
      workload,
      logFolder,
      logLimitBytes,
    };
    try {
      await bundleFolder.ensure(bundle, (hash) => getBundleModule(store.reader, hash));
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      this.#onEnd(awaited, { kind: "failed", message: `The code of the Dag could not be provided: ${reason}` });
      return;
    }
    // It may have been cleared, marked or resumed meanwhile.
    if (this.#held.get(taskInstanceId)?.triggerId === triggerId) this.#host.await(awaited);
  }
}
