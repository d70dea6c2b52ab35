import { formatInstant, type Instant, type JsonObject } from "@baram/domain";
import {
  createAssetTriggeredDagRuns,
  finishTaskInstances,
  type OutletEvent,
  recordExternalAssetEvent,
  startTaskInstancesOfRun,
} from "@baram/lifecycle";
import { listAssetEventsOfDagRun, type MetadataStore } from "@baram/metadata-store";
import { type GivenScheduledDag, instantOf } from "../timetable/given.ts";
import { ScheduleStage } from "../timetable/schedule-stage.ts";

/** What a recording does, at a moment. */
export type GivenAssetAction = { readonly at: string } & (
  | { readonly do: "parse"; readonly change?: readonly GivenScheduledDag[] }
  | GivenProduction
  | { readonly do: "external_event"; readonly uri: string; readonly extra?: JsonObject }
  | { readonly do: "pause"; readonly dag_id: string; readonly paused: boolean }
  | { readonly do: "finish"; readonly dag_id: string; readonly run_id: string }
  | { readonly do: "trigger"; readonly dag_id: string }
  | { readonly do: "schedule" }
);

/** A run in which one task succeeds. */
interface GivenProduction {
  readonly do: "produce";
  readonly dag_id: string;
  readonly task_id: string;
  readonly run_id: string;
  readonly data_interval: readonly [string, string];
  /** By URI. */
  readonly extra?: Readonly<Record<string, JsonObject>>;
  readonly alias_events?: readonly { readonly alias: string; readonly uri: string; readonly extra?: JsonObject }[];
}

/** Dags that wait for assets, and the verbs that a recording plays on them. */
export class AssetStage {
  readonly #store: MetadataStore;
  readonly #stage: ScheduleStage;
  readonly #dags: Map<string, GivenScheduledDag>;

  constructor(store: MetadataStore, dags: readonly GivenScheduledDag[]) {
    this.#store = store;
    this.#stage = new ScheduleStage(store);
    this.#dags = new Map(dags.map((dag) => [dag.dag_id ?? "d", dag]));
  }

  /** @returns what the recording shows after the action. */
  async act(action: GivenAssetAction): Promise<unknown> {
    const now = instantOf(action.at);
    const shown = await this.#do(action, now);
    return { ...shown, queue: await this.#showNoted() };
  }

  async #do(action: GivenAssetAction, now: Instant): Promise<object> {
    switch (action.do) {
      case "parse":
        for (const change of action.change ?? []) {
          const dagId = change.dag_id ?? "d";
          this.#dags.set(dagId, { ...this.#dags.get(dagId), ...change });
        }
        for (const dag of this.#dags.values()) {
          const startDate = dag.start_date ?? "2024-01-01T00:00:00+00:00";
          await this.#stage.parse({ catchup: false, ...dag, start_date: startDate }, now);
        }
        return {};
      case "produce":
        await this.#produce(action, now);
        return {};
      case "external_event": {
        const { uri, extra = {} } = action;
        const outcome = await this.#store.transaction((transaction) =>
          recordExternalAssetEvent(transaction, { uri, extra, now }),
        );
        return { accepted: outcome.kind === "recorded" };
      }
      case "pause":
        await this.#stage.pause(action.dag_id, action.paused, now);
        return {};
      case "finish":
        await this.#stage.finishRun({ dagId: action.dag_id, runId: action.run_id }, "success", now);
        return {};
      case "trigger":
        await this.#stage.createRun({ dagId: action.dag_id, runType: "manual", logicalDate: now }, now);
        return {};
      case "schedule":
        return { created: await this.#schedule(now) };
    }
  }

  async #produce(given: GivenProduction, now: Instant): Promise<void> {
    const { dag_id: dagId, task_id: taskId, run_id: runId } = given;
    const [start, end] = given.data_interval;
    const dataInterval = { start: instantOf(start), end: instantOf(end) };
    const run = { dagId, runId, runType: "manual", logicalDate: dataInterval.start, dataInterval } as const;
    const dagRunId = await this.#stage.createRun(run, now);
    await this.#stage.startRun(dagRunId, now);
    await this.#store.transaction(async (transaction) => {
      const started = await startTaskInstancesOfRun(transaction, {
        dagRunId,
        freeSlots: 100,
        hostname: "parity",
        jobId: 0,
        leaseSeconds: 60,
        newLeaseToken: () => runId,
        now,
      });
      const attempts = started
        .filter(({ instance }) => instance.taskId === taskId)
        .map(({ instance }) => ({
          taskInstanceId: instance.id,
          leaseToken: runId,
          outcome: {
            kind: "success" as const,
            xcoms: [],
            skippedTaskIds: [],
            returnedLength: null,
            outletEvents: outletEventsOf(given),
          },
          endedAt: now,
          processId: null,
          renderedFields: null,
          renderedMapIndex: null,
        }));
      await finishTaskInstances(transaction, { attempts, now });
    });
    // A mark by hand tells nobody that anything was updated.
    await this.#stage.finishRun({ dagId, runId }, "success", now);
  }

  /** Parity: a Dag that gets a run for its assets gets one for the time only at the next look. */
  async #schedule(now: Instant): Promise<readonly unknown[]> {
    const before = new Set((await this.#listRunIds()).map(({ id }) => id));
    const triggered = await this.#store.transaction((transaction) =>
      createAssetTriggeredDagRuns(transaction, { dagIds: null, now }),
    );
    if (triggered.length === 0) await this.#stage.createDueRuns(now);
    const created = (await this.#listRunIds()).filter(({ id }) => !before.has(id));
    return Promise.all(created.map(({ id }) => this.#showRun(id)));
  }

  #listRunIds() {
    return this.#store.reader.selectFrom("dagRun").select("id").orderBy("dagId").orderBy("logicalDate").execute();
  }

  async #showRun(dagRunId: number): Promise<unknown> {
    const { reader } = this.#store;
    const run = await reader.selectFrom("dagRun").selectAll().where("id", "=", dagRunId).executeTakeFirstOrThrow();
    const events = await listAssetEventsOfDagRun(reader, { dagRunId });
    return {
      dag_id: run.dagId,
      run_id: run.runId,
      run_type: run.runType,
      state: run.state,
      external_trigger: run.externalTrigger === 1,
      logical_date: formatInstant(run.logicalDate),
      data_interval: [formatInstant(run.dataIntervalStart), formatInstant(run.dataIntervalEnd)],
      consumed: events
        .toSorted((one, other) => one.createdAt - other.createdAt || (one.uri < other.uri ? -1 : 1))
        .map(({ uri, sourceRunId, createdAt, extra }) => ({
          uri,
          source_run_id: sourceRunId,
          timestamp: formatInstant(createdAt),
          extra: JSON.parse(extra) as unknown,
        })),
    };
  }

  async #showNoted(): Promise<readonly unknown[]> {
    const noted = await this.#store.reader
      .selectFrom("assetUpdateNoted")
      .innerJoin("asset", "asset.id", "assetUpdateNoted.assetId")
      .select(["dagId", "uri", "assetUpdateNoted.createdAt"])
      .orderBy("dagId")
      .orderBy("uri")
      .execute();
    return noted.map(({ dagId, uri, createdAt }) => [dagId, uri, formatInstant(createdAt)]);
  }
}

function outletEventsOf({ extra = {}, alias_events: aliasEvents = [] }: GivenProduction): readonly OutletEvent[] {
  return [
    ...Object.entries(extra).map(([uri, said]) => ({ uri, extra: said, aliasName: null })),
    ...aliasEvents.map(({ alias, uri, extra: said = {} }) => ({ uri, extra: said, aliasName: alias })),
  ];
}
