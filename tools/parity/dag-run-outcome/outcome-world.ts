import { DEFAULT_MAX_MAP_LENGTH, type Instant, type JsonObject, parseInstant } from "@baram/domain";
import { clearTaskInstances, moveDagRunToNewestVersion } from "@baram/lifecycle";
import type { MetadataStore } from "@baram/metadata-store";
import { clearStore, TestEngine, VirtualClock } from "@baram/testing/engine";
import type { ParitySurroundings } from "../parity-format.ts";
import type { Carriers, DagCarrier } from "./dag-carrier.ts";
import { atTry, type GivenDag, type GivenRun } from "./given.ts";
import { inProcessCarriers } from "./in-process-carriers.ts";
import { openParityStore } from "./parity-store.ts";
import { openProcessCarriers } from "./process-carriers.ts";
import { type ReadRun, readRuns } from "./read-runs.ts";
import { RecordedApi } from "./recorded-api.ts";

/** When recordings are played, unless they say so themselves: later than all their logical dates. */
const NOW = "2025-01-01T00:00:00+00:00";

/** What all cases are played on. */
export type WorldOptions = Pick<ParitySurroundings, "postgresUrl" | "usesProcesses">;

/** The one store of all cases, and what stands on it. */
export class OutcomeWorld {
  readonly store: MetadataStore;
  readonly api: RecordedApi;
  readonly #carriers: Carriers;
  /** Of the case under way. */
  readonly #time: { clock: VirtualClock };

  private constructor(given: {
    readonly store: MetadataStore;
    readonly api: RecordedApi;
    readonly carriers: Carriers;
    readonly time: { clock: VirtualClock };
  }) {
    this.store = given.store;
    this.api = given.api;
    this.#carriers = given.carriers;
    this.#time = given.time;
  }

  static async open({ postgresUrl, usesProcesses }: WorldOptions): Promise<OutcomeWorld> {
    const store = await openParityStore(postgresUrl);
    const time = { clock: new VirtualClock(instantOf(NOW)) };
    const api = await RecordedApi.open(store, { now: () => time.clock.now() });
    const carriers = usesProcesses ? await openProcessCarriers() : inProcessCarriers;
    return new OutcomeWorld({ store, api, carriers, time });
  }

  /** Clears what the last case left behind. */
  async begin({ now = NOW, maxMapLength }: StageOptions): Promise<OutcomeStage> {
    await clearStore(this.store);
    const clock = new VirtualClock(instantOf(now));
    this.#time.clock = clock;
    const carrier = this.#carriers.create(clock);
    return new OutcomeStage({
      store: this.store,
      clock,
      carrier,
      maxMapLength: maxMapLength ?? DEFAULT_MAX_MAP_LENGTH,
    });
  }

  async close(): Promise<void> {
    await this.#carriers.close();
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
  readonly #carrier: DagCarrier;
  readonly #given = new Map<string, GivenDag>();

  constructor(given: {
    readonly store: MetadataStore;
    readonly clock: VirtualClock;
    readonly carrier: DagCarrier;
    readonly maxMapLength: number;
  }) {
    this.store = given.store;
    this.#carrier = given.carrier;
    this.#engine = new TestEngine({
      ...given,
      parallelism: 32,
      neverEnds: ({ key, tryNumber }) => {
        const task = this.#given.get(key.dagId)?.tasks.find(({ task_id }) => task_id === key.taskId);
        return atTry(task?.outcomes, tryNumber) === "hang";
      },
    });
  }

  /** Builds a Dag, or a new version of it, and stores it as its file would be. Throws what its author would be told. */
  async storeDag(given: GivenDag): Promise<void> {
    const { hash, dag } = await this.#carrier.addDag(given);
    this.#given.set(dag.dagId, given);
    await this.#engine.storeDagFile({ relativePath: `${dag.dagId}.ts`, hash, dags: [dag] });
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
