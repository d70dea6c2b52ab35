import { DEFAULT_MAX_MAP_LENGTH, type Instant, type JsonObject, parseInstant } from "@baram/domain";
import { clearTaskInstances, moveDagRunToNewestVersion } from "@baram/lifecycle";
import type { MetadataStore } from "@baram/metadata-store";
import { InProcessCarrier, TestEngine, VirtualClock } from "@baram/testing/engine";
import { buildDag } from "./build-dag.ts";
import { atTry, type GivenDag, type GivenRun } from "./given.ts";
import { clearParityStore, openParityStore } from "./parity-store.ts";
import { type ReadRun, readRuns } from "./read-runs.ts";
import { RecordedApi } from "./recorded-api.ts";

/** When recordings are played, unless they say so themselves: later than all their logical dates. */
const NOW = "2025-01-01T00:00:00+00:00";

/** The one store of all cases, and what stands on it. */
export class OutcomeWorld {
  readonly store: MetadataStore;
  readonly api: RecordedApi;
  readonly #stage: { clock: VirtualClock };

  private constructor(store: MetadataStore, api: RecordedApi, stage: { clock: VirtualClock }) {
    this.store = store;
    this.api = api;
    this.#stage = stage;
  }

  static async open(postgresUrl: string | null): Promise<OutcomeWorld> {
    const store = await openParityStore(postgresUrl);
    const stage = { clock: new VirtualClock(instantOf(NOW)) };
    const api = await RecordedApi.open(store, { now: () => stage.clock.now() });
    return new OutcomeWorld(store, api, stage);
  }

  /** Clears what the last case left behind. */
  async begin({ now = NOW, maxMapLength }: StageOptions): Promise<OutcomeStage> {
    await clearParityStore(this.store);
    this.#stage.clock = new VirtualClock(instantOf(now));
    return new OutcomeStage(this.store, this.#stage.clock, maxMapLength ?? DEFAULT_MAX_MAP_LENGTH);
  }

  async close(): Promise<void> {
    await this.api.close();
    await this.store.close();
  }
}

/** What a recorded step clears. */
export interface RecordedClear {
  readonly dagId: string;
  readonly runId: string;
  readonly taskId: string;
  readonly mapIndexes: readonly number[] | null;
  readonly includeDownstream: boolean;
  readonly includeUpstream: boolean;
  readonly onlyFailed: boolean;
}

/** Under what circumstances a case is played. */
export interface StageOptions {
  /** As text; by default later than every recording. */
  readonly now?: string | undefined;
  readonly maxMapLength?: number | undefined;
}

/** Where one case is played. */
export class OutcomeStage {
  readonly store: MetadataStore;
  readonly #engine: TestEngine;
  readonly #carrier: InProcessCarrier;
  readonly #given = new Map<string, GivenDag>();

  constructor(store: MetadataStore, clock: VirtualClock, maxMapLength: number) {
    this.store = store;
    this.#carrier = new InProcessCarrier({ clock, environment: process.env });
    this.#engine = new TestEngine({
      store,
      clock,
      carrier: this.#carrier,
      parallelism: 32,
      maxMapLength,
      neverEnds: ({ key, tryNumber }) => {
        const task = this.#given.get(key.dagId)?.tasks.find(({ task_id }) => task_id === key.taskId);
        return atTry(task?.outcomes, tryNumber) === "hang";
      },
    });
  }

  /** Builds a Dag, or a new version of it, and stores it as its file would be. Throws what its author would be told. */
  async storeDag(given: GivenDag): Promise<void> {
    const dag = buildDag(given);
    const { hash, dags } = this.#carrier.addBundle([dag]);
    this.#given.set(dag.dagId, given);
    await this.#engine.storeDagFile({ relativePath: `${dag.dagId}.ts`, hash, dags });
    await this.#moveRuns(dag.dagId);
  }

  /**
   * Airflow has no versions: what is unfinished goes on with the Dag as it is now. Here it is moved, as a person would
   * who wants that.
   */
  async #moveRuns(dagId: string): Promise<void> {
    const now = this.#engine.clock.now();
    const runs = await this.store.reader.selectFrom("dagRun").select("runId").where("dagId", "=", dagId).execute();
    for (const { runId } of runs) {
      await this.store.transaction((transaction) => moveDagRunToNewestVersion(transaction, { dagId, runId, now }));
    }
  }

  /** Creates a queued run. */
  async createRun({ dag_id, run_id, logical_date, run_type = "manual", conf }: GivenRun, dagId: string): Promise<void> {
    const outcome = await this.#engine.createRun({
      dagId: dag_id ?? dagId,
      runId: run_id,
      runType: run_type,
      logicalDate: instantOf(logical_date),
      conf: (conf ?? {}) as JsonObject,
    });
    if (outcome.kind !== "created") throw new Error(`The run ${run_id} was not created: ${outcome.kind}.`);
  }

  /** Clears a task of a run, or some of its instances, and queues the run again. Nothing is carried out. */
  async clear({ runId, taskId, ...choice }: RecordedClear): Promise<void> {
    await this.store.transaction((transaction) =>
      clearTaskInstances(transaction, {
        ...choice,
        taskIds: [taskId],
        runs: { kind: "run", runId, includePast: false, includeFuture: false },
        onlyRunning: false,
        version: "newest",
        resetDagRuns: true,
        version: "newest",
        isDryRun: false,
        now: this.#engine.clock.now(),
      }),
    );
  }

  /** Lets the scheduler work until nothing changes. */
  schedule(): Promise<void> {
    return this.#engine.runToRest();
  }

  /** By Dag id and run id joined with a space. */
  readRuns(): Promise<ReadonlyMap<string, ReadRun>> {
    return readRuns(this.store);
  }

  close(): void {
    this.#engine.close();
  }
}

function instantOf(text: string): Instant {
  const at = parseInstant(text);
  if (at === null) throw new Error(`"${text}" is no moment.`);
  return at;
}
