import { addSeconds, type Clock, type Instant, parseInstant, type SerializedDag } from "@baram/domain";
import type { ExecutionApi, TriggerEnd, TriggerToAwait } from "@baram/execution-api";
import {
  clearTaskInstances,
  finishTaskInstances,
  type StartedTaskInstance,
  startDagRuns,
  startTaskInstances,
  storeDagFile,
  triggerDagRun,
} from "@baram/lifecycle";
import { insertJob, MetadataStore, noteChange, updateJobHeartbeats } from "@baram/metadata-store";
import type { TriggerHostOptions } from "@baram/runner-pool";
import { createTriggerer, type Triggerer, type TriggererOptions } from "./triggerer.ts";

const silent = () => undefined;

/** What a triggerer has awaited: a host that only remembers, whose triggers a test ends. */
class RememberingHost {
  readonly awaited = new Map<number, TriggerToAwait>();
  readonly cancelled: number[] = [];
  readonly processId = null;
  isStopped = false;
  #onEnd: TriggerHostOptions["onEnd"] = silent;

  /** As a runner pool would. */
  awaitTriggers({ onEnd }: TriggerHostOptions) {
    this.#onEnd = onEnd;
    return {
      count: 0,
      processId: null,
      await: (trigger: TriggerToAwait) => void this.awaited.set(trigger.triggerId, trigger),
      cancel: (triggerId: number) => {
        this.awaited.delete(triggerId);
        this.cancelled.push(triggerId);
      },
      stop: () => {
        this.isStopped = true;
      },
    } as never;
  }

  end(trigger: TriggerToAwait, end: TriggerEnd): void {
    this.awaited.delete(trigger.triggerId);
    this.#onEnd(trigger, end);
  }

  only(): TriggerToAwait {
    const [trigger, ...others] = this.awaited.values();
    if (trigger === undefined || others.length > 0)
      throw new Error(`${this.awaited.size} triggers are awaited, not one.`);
    return trigger;
  }
}

/** A store with deferred tasks in it, and triggerers that share it. */
export class TriggererFixture {
  readonly store = new MetadataStore({ url: "sqlite::memory:" });
  now = parseInstant("2026-11-06T12:00:00Z") as Instant;
  readonly clock: Clock = { now: () => this.now };
  readonly warnings: string[] = [];
  readonly #triggerers: Triggerer[] = [];
  #tokens = 0;

  /** @param dag is stored, unpaused, and triggered with every {@link TriggererFixture.defer}. */
  static async open(dag: SerializedDag): Promise<TriggererFixture> {
    const fixture = new TriggererFixture();
    await fixture.store.migrate();
    const bundle = { hash: "hash", module: "", source: "" };
    await fixture.store.transaction((transaction) =>
      storeDagFile(transaction, {
        relativePath: "d.ts",
        bundle,
        inputs: "[]",
        dags: [dag],
        isPausedUponCreation: false,
        now: fixture.now,
      }),
    );
    return fixture;
  }

  async close(): Promise<void> {
    for (const triggerer of this.#triggerers) await triggerer.stop();
    await this.store.close();
  }

  /** A triggerer with a job of its own. */
  async triggerer(options: Partial<TriggererOptions> = {}) {
    const job = { jobType: "TriggererJob", hostname: "test", processId: 1, now: this.now };
    const jobId = await this.store.transaction((transaction) => insertJob(transaction, job));
    const host = new RememberingHost();
    const triggerer = createTriggerer({
      store: this.store,
      runnerPool: host,
      bundleFolder: {
        locate: ({ hash, relativePath }) => ({
          hash,
          modulePath: `/bundles/${hash}.mjs`,
          sourcePath: `/dags/${relativePath}`,
        }),
        ensure: () => Promise.resolve(),
      },
      executionApi: { answer: () => Promise.reject(new Error("Nobody asks.")) } as ExecutionApi,
      logFolder: "/logs",
      jobId,
      capacity: 10,
      silenceSeconds: 30,
      safetyPassSeconds: 3600,
      newToken: () => `token-${(this.#tokens += 1)}`,
      clock: this.clock,
      logger: { debug: silent, info: silent, warn: silent, error: (message) => void this.warnings.push(message) },
      ...options,
    });
    this.#triggerers.push(triggerer);
    return { triggerer, host, jobId };
  }

  /** Starts the Dag's task in so many runs and has each deferred. */
  async defer(count = 1): Promise<readonly StartedTaskInstance[]> {
    for (let run = 0; run < count; run += 1) await this.#trigger();
    const started = await this.start();
    await this.store.transaction((transaction) =>
      finishTaskInstances(transaction, {
        now: this.now,
        attempts: started.map(({ instance, leaseToken }) => ({
          taskInstanceId: instance.id,
          leaseToken,
          outcome: {
            kind: "deferred",
            trigger: { classpath: "baram.DateTimeTrigger", kwargs: '{"moment":1}' },
            methodName: "goOn",
            methodKwargs: null,
            timeoutSeconds: null,
          },
          endedAt: this.now,
          processId: 1,
          renderedFields: null,
          renderedMapIndex: null,
        })),
      }),
    );
    return started;
  }

  /** Starts what is scheduled. */
  start(): Promise<readonly StartedTaskInstance[]> {
    return this.store.transaction(async (transaction) => {
      await startDagRuns(transaction, { now: this.now });
      return startTaskInstances(transaction, {
        freeSlots: 100,
        hostname: "test",
        jobId: 1,
        leaseSeconds: 30,
        newLeaseToken: () => `lease-${(this.#tokens += 1)}`,
        now: this.now,
      });
    });
  }

  async clear({ instance: { runId, taskId } }: StartedTaskInstance): Promise<void> {
    await this.store.transaction((transaction) =>
      clearTaskInstances(transaction, {
        dagId: "d",
        taskIds: [taskId],
        mapIndexes: null,
        version: "own",
        runs: { kind: "run", runId, includePast: false, includeFuture: false },
        onlyFailed: false,
        onlyRunning: false,
        includeUpstream: false,
        includeDownstream: false,
        resetDagRuns: true,
        isDryRun: false,
        now: this.now,
      }),
    );
  }

  /** As the triggerer's timer does. */
  async tellToLookAtEverything(): Promise<void> {
    await this.store.transaction(async (transaction) => noteChange(transaction, { kind: "everything" }));
  }

  async heartbeat(jobId: number): Promise<void> {
    await this.store.transaction((transaction) => updateJobHeartbeats(transaction, { jobIds: [jobId], now: this.now }));
  }

  async states(): Promise<readonly string[]> {
    const rows = await this.store.reader.selectFrom("taskInstance").select("state").orderBy("id").execute();
    return rows.map(({ state }) => state);
  }

  async #trigger(): Promise<void> {
    this.now = addSeconds(this.now, 1);
    await this.store.transaction((transaction) =>
      triggerDagRun(transaction, {
        dagId: "d",
        logicalDate: this.now,
        dataInterval: null,
        runId: null,
        conf: {},
        note: null,
        triggeredBy: "test",
        allowedRunIdPattern: ".*",
        now: this.now,
      }),
    );
  }
}
