import { type DataInterval, formatInstant, type Instant, type RunType, runIdFor, timetableOf } from "@baram/domain";
import {
  createDagRun,
  createScheduledDagRuns,
  markDagRun,
  setDagPaused,
  startDagRun,
  startDagRuns,
  storeDagFile,
  updateNextDagRun,
} from "@baram/lifecycle";
import { findDag, listAfterRunEnds, type MetadataStore, serializedDagsOf } from "@baram/metadata-store";
import { serializeDag } from "@baram/sdk/runtime";
import { buildScheduledDag } from "./build-scheduled-dag.ts";
import type { GivenScheduledDag } from "./given.ts";

/** A run that a recording creates by itself. */
export interface RunToCreate {
  readonly dagId: string;
  readonly runType: RunType;
  readonly logicalDate: Instant;
  /** Defaults to what its type and date make of it. */
  readonly runId?: string;
  /** Defaults to what the timetable says. */
  readonly dataInterval?: DataInterval;
}

/** The verbs of the scheduler on a store, each at a moment that the recording names. */
export class ScheduleStage {
  readonly store: MetadataStore;

  constructor(store: MetadataStore) {
    this.store = store;
  }

  async parse(given: GivenScheduledDag, now: Instant): Promise<void> {
    const dag = serializeDag(buildScheduledDag(given));
    const file = { relativePath: `${dag.dagId}.ts`, inputs: "[]", dags: [dag], isPausedUponCreation: false, now };
    const bundle = { hash: dag.dagId, module: "", source: "" };
    await this.store.transaction((transaction) => storeDagFile(transaction, { ...file, bundle }));
  }

  /** One loop creates at most one run of each Dag. @returns how many Dags were due. */
  createDueRuns(now: Instant): Promise<number> {
    return this.store.transaction((transaction) => createScheduledDagRuns(transaction, { now }));
  }

  async startRuns(now: Instant): Promise<void> {
    while ((await this.store.transaction((transaction) => startDagRuns(transaction, { now }))) > 0);
  }

  /** Ends a run by its mark, and lets its Dag's schedule go on. */
  async finishRun(
    { dagId, runId }: { readonly dagId: string; readonly runId: string },
    state: "success" | "failed",
    now: Instant,
  ): Promise<void> {
    await this.store.transaction((transaction) => markDagRun(transaction, { dagId, runId, state, now }));
    const [dag] = await listAfterRunEnds(this.store.reader, [dagId]);
    if (dag?.isHeldByRunLimit !== 1) return;
    await this.store.transaction((transaction) => updateNextDagRun(transaction, { dagId, now }));
  }

  async pause(dagId: string, isPaused: boolean, now: Instant): Promise<void> {
    await this.store.transaction((transaction) => setDagPaused(transaction, { dagId, isPaused, now }));
  }

  /** @returns the id of the row. */
  createRun(run: RunToCreate, now: Instant): Promise<number> {
    const { dagId, runType, logicalDate } = run;
    return this.store.transaction(async (transaction) => {
      const row = await findDag(transaction, dagId);
      if (row === null) throw new Error(`There is no Dag "${dagId}".`);
      const { dag } = await serializedDagsOf(transaction).get(transaction, row.dagVersionId);
      const timetable = timetableOf(dag.schedule);
      const restriction = { earliest: logicalDate, latest: null, catchup: true };
      const inferred =
        runType === "manual"
          ? timetable.inferManualDataInterval(logicalDate)
          : timetable.nextDagRunInfo({ lastAutomatedDataInterval: null, restriction, now })?.dataInterval;
      const outcome = await createDagRun(transaction, {
        dagVersionId: row.dagVersionId,
        runId: run.runId ?? runIdFor(runType, logicalDate),
        runType,
        logicalDate,
        dataInterval: run.dataInterval ?? inferred ?? { start: logicalDate, end: logicalDate },
        runAfter: logicalDate,
        conf: {},
        externalTrigger: runType === "manual",
        triggeredBy: null,
        note: null,
        now,
      });
      if (outcome.kind !== "created") throw new Error(`The run was not created: ${outcome.kind}.`);
      return outcome.dagRunId;
    });
  }

  /** Starts a run whatever the limits say. */
  async startRun(dagRunId: number, now: Instant): Promise<void> {
    await this.store.transaction((transaction) => startDagRun(transaction, { dagRunId, now }));
  }

  /** `[run_id, state, start, end]` of each run, by logical date, and the Dag's next run. */
  async showDag(dagId: string) {
    const runs = await this.store.reader
      .selectFrom("dagRun")
      .select(["runId", "state", "dataIntervalStart", "dataIntervalEnd"])
      .where("dagId", "=", dagId)
      .orderBy("logicalDate")
      .execute();
    const dag = await findDag(this.store.reader, dagId);
    const { nextLogicalDate = null, nextDataIntervalStart = null, nextDataIntervalEnd = null } = dag ?? {};
    const hasNext = nextDataIntervalStart !== null && nextDataIntervalEnd !== null;
    return {
      runs: runs.map((run) => [
        run.runId,
        run.state,
        formatInstant(run.dataIntervalStart),
        formatInstant(run.dataIntervalEnd),
      ]),
      next_dagrun: textOf(nextLogicalDate),
      next_dagrun_data_interval: hasNext ? [textOf(nextDataIntervalStart), textOf(nextDataIntervalEnd)] : null,
      next_dagrun_create_after: textOf(dag?.nextRunAfter ?? null),
    };
  }
}

function textOf(at: Instant | null): string | null {
  return at === null ? null : formatInstant(at);
}
