import { randomUUID } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { addSeconds, type Instant, parseInstant, type SerializedDag, type SerializedTask } from "@baram/domain";
import { aDag } from "@baram/domain/fixture";
import {
  connectionOf,
  MetadataStore,
  type MetadataStoreOptions,
  type MetadataTransaction,
} from "@baram/metadata-store";
import { advanceTaskExpansions } from "./advance-task-expansions.ts";
import type { AttemptEnd, FinishedAttempt } from "./batch/finished-attempt.ts";
import type { StartedTaskInstance } from "./batch/started-task-instance.ts";
import {
  type ClearTaskInstancesInput,
  type ClearTaskInstancesOutcome,
  clearTaskInstances,
} from "./clear-task-instances.ts";
import { finishTaskInstances } from "./finish-task-instances.ts";
import { scheduleDueRetries } from "./schedule-due-retries.ts";
import { startDagRuns } from "./start-dag-runs.ts";
import { startTaskInstances } from "./start-task-instances.ts";
import { storeDagFile } from "./store-dag-file.ts";
import { triggerDagRun } from "./trigger-dag-run.ts";

/** Noon of the first day of 2024, in UTC: when tests begin. */
export const NOON = parseInstant("2024-01-01T12:00:00Z") as Instant;

/** An attempt that returned nothing. */
export const SUCCESS: AttemptEnd & { readonly kind: "success" } = {
  kind: "success",
  xcoms: [],
  skippedTaskIds: [],
  returnedLength: null,
};

/** A migrated SQLite store with the verbs a test arranges with, on a clock that stands still until it is moved. */
export class LifecycleFixture {
  readonly store: MetadataStore;
  now = NOON;
  freeSlots = 32;
  readonly #folder: string;

  private constructor(folder: string, options: MetadataStoreOptions) {
    this.#folder = folder;
    this.store = new MetadataStore(options);
  }

  /** @param url of an empty database; a fresh SQLite file by default. */
  static async open(url?: string, options: { readonly hasListeners?: boolean } = {}): Promise<LifecycleFixture> {
    const folder = mkdtempSync(join(tmpdir(), "baram-lifecycle-"));
    const fixture = new LifecycleFixture(folder, { url: url ?? `sqlite:${join(folder, "baram.db")}`, ...options });
    await fixture.store.migrate();
    return fixture;
  }

  async close(): Promise<void> {
    await this.store.close();
    rmSync(this.#folder, { recursive: true });
  }

  pass(seconds: number): void {
    this.now = addSeconds(this.now, seconds);
  }

  /** Stores a Dag as if its file had been loaded; unpaused. */
  async storeDag(dag: SerializedDag, relativePath = `${dag.dagId}.ts`): Promise<void> {
    const bundle = { hash: randomUUID(), module: "", source: "" };
    const { now } = this;
    await this.store.transaction((transaction) =>
      storeDagFile(transaction, { relativePath, bundle, inputs: "[]", dags: [dag], isPausedUponCreation: false, now }),
    );
  }

  /** Triggers a run by hand, one second after the last. */
  async trigger(dagId = "d", logicalDate?: Instant): Promise<string> {
    this.pass(1);
    const outcome = await this.store.transaction((transaction) =>
      triggerDagRun(transaction, {
        dagId,
        logicalDate: logicalDate ?? this.now,
        dataInterval: null,
        runId: null,
        conf: {},
        note: null,
        triggeredBy: "test",
        allowedRunIdPattern: "^[A-Za-z0-9_.~:+-]+$",
        now: this.now,
      }),
    );
    if (outcome.kind !== "created") throw new Error(`The run was not created: ${outcome.kind}.`);
    return outcome.runId;
  }

  startRuns(): Promise<number> {
    return this.store.transaction((transaction) => startDagRuns(transaction, { now: this.now }));
  }

  /** Starts what is scheduled. */
  start(): Promise<readonly StartedTaskInstance[]> {
    return this.store.transaction((transaction) =>
      startTaskInstances(transaction, {
        freeSlots: this.freeSlots,
        hostname: "test",
        jobId: 1,
        leaseSeconds: 30,
        newLeaseToken: randomUUID,
        now: this.now,
      }),
    );
  }

  /** Ends one attempt a second later. @returns whether it was believed. */
  async finish(
    started: StartedTaskInstance,
    outcome: AttemptEnd = SUCCESS,
    told: Pick<FinishedAttempt, "areCallbacksDone"> = {},
  ): Promise<boolean> {
    this.pass(1);
    return this.store.transaction((transaction) => this.#finishIn(transaction, started, outcome, told));
  }

  /** The same. @returns how many task instances were read for it. */
  async finishCountingReads(started: StartedTaskInstance, outcome: AttemptEnd = SUCCESS): Promise<number> {
    this.pass(1);
    let count = 0;
    await this.store.transaction(async (transaction) => {
      const connection = connectionOf(transaction);
      const executeQuery = connection.executeQuery.bind(connection);
      connection.executeQuery = async <Row>(query: Parameters<typeof executeQuery>[0]) => {
        const result = await executeQuery<Row>(query);
        count += result.rows.filter((row) => typeof row === "object" && row !== null && "lease_token" in row).length;
        return result;
      };
      await this.#finishIn(transaction, started, outcome);
      connection.executeQuery = executeQuery;
    });
    return count;
  }

  async #finishIn(
    transaction: MetadataTransaction,
    started: StartedTaskInstance,
    outcome: AttemptEnd,
    told: Pick<FinishedAttempt, "areCallbacksDone"> = {},
  ): Promise<boolean> {
    const { stale } = await finishTaskInstances(transaction, {
      now: this.now,
      attempts: [
        {
          taskInstanceId: started.instance.id,
          leaseToken: started.leaseToken,
          outcome,
          endedAt: this.now,
          processId: 1,
          renderedFields: null,
          renderedMapIndex: null,
          // Of every other one: a scheduler that has been started again knows of none, and comes to the same.
          ...(started.instance.id % 2 === 0 ? {} : { place: started.instance }),
          ...told,
        },
      ],
    });
    return stale.length === 0;
  }

  /**
   * Runs everything to its end; each task ends as `outcomes` says, by id or, for one instance of a mapped task, by id
   * and map index, as in `m[1]`; it succeeds by default.
   */
  async runToEnd(outcomes: Readonly<Record<string, AttemptEnd>> = {}): Promise<void> {
    for (;;) {
      await this.startRuns();
      await this.advanceExpansions();
      const started = await this.start();
      if (started.length === 0) return;
      for (const attempt of started) {
        const { taskId, mapIndex } = attempt.instance;
        await this.finish(attempt, outcomes[`${taskId}[${mapIndex}]`] ?? outcomes[taskId]);
      }
    }
  }

  /** Inserts what is left of mapped tasks. @returns how many transactions it took. */
  async advanceExpansions(): Promise<number> {
    for (let steps = 0; ; steps += 1) {
      const { now } = this;
      const count = await this.store.transaction((transaction) => advanceTaskExpansions(transaction, { now }));
      if (count === 0) return steps;
    }
  }

  /** Clears a run of the Dag `d`: everything in it, which goes on with the version it has, unless `given` says otherwise. */
  clear(runId: string, given: Partial<ClearTaskInstancesInput> = {}): Promise<ClearTaskInstancesOutcome> {
    return this.store.transaction((transaction) =>
      clearTaskInstances(transaction, {
        dagId: "d",
        taskIds: null,
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
        ...given,
      }),
    );
  }

  /** `a: success` … of one run, by task id. */
  async states(runId: string): Promise<Readonly<Record<string, string>>> {
    const rows = await this.store.reader
      .selectFrom("taskInstance")
      .select(["taskId", "state"])
      .where("runId", "=", runId)
      .orderBy("taskId")
      .execute();
    return Object.fromEntries(rows.map(({ taskId, state }) => [taskId, state]));
  }

  /** Schedules again what is due. */
  async scheduleRetries(): Promise<void> {
    await this.store.transaction((transaction) => scheduleDueRetries(transaction, { now: this.now }));
  }

  /** `m: success` for what is not expanded, `m[0]: success` for what is, in order. */
  async instances(runId: string): Promise<readonly string[]> {
    const rows = await this.store.reader
      .selectFrom("taskInstance")
      .select(["taskId", "mapIndex", "state"])
      .where("runId", "=", runId)
      .orderBy("taskId")
      .orderBy("mapIndex")
      .execute();
    return rows.map(({ taskId, mapIndex, state }) => `${mapIndex < 0 ? taskId : `${taskId}[${mapIndex}]`}: ${state}`);
  }

  dagRun(runId: string) {
    return this.store.reader.selectFrom("dagRun").selectAll().where("runId", "=", runId).executeTakeFirstOrThrow();
  }

  taskInstance(runId: string, taskId: string) {
    return this.store.reader
      .selectFrom("taskInstance")
      .selectAll()
      .where("runId", "=", runId)
      .where("taskId", "=", taskId)
      .executeTakeFirstOrThrow();
  }
}

/** An attempt that failed, and may be tried again. */
export const FAILURE: AttemptEnd = { kind: "failed", message: "It broke.", mayRetry: true };

/** An attempt that returned a list of so many elements, over which something is mapped. */
export function returned(length: number): AttemptEnd {
  return { ...RETURNED, returnedLength: length };
}

/** An attempt that returned something. */
export const RETURNED: AttemptEnd & { readonly kind: "success" } = {
  ...SUCCESS,
  xcoms: [{ key: "return_value", value: "1" }],
};

/** Stores a Dag in which each task follows the one before, and triggers it. */
export async function triggerChain(fixture: LifecycleFixture, tasks: readonly SerializedTask[]): Promise<string> {
  await fixture.storeDag(aDag({ tasks, edges: [tasks.map(({ taskId }) => taskId).join(" > ")] }));
  return fixture.trigger();
}
