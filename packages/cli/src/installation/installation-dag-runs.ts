import { type DagRunState, type JsonObject, UNMAPPED } from "@baram/domain";
import type { ApiTransport } from "./api-transport.ts";
import { expectSuccess, listAll } from "./read-answer.ts";

/** A run as the stable API represents it. */
export interface DagRunOfApi extends JsonObject {
  readonly dag_id: string;
  readonly dag_run_id: string;
  readonly run_type: string;
  readonly state: DagRunState;
  readonly logical_date: string;
  readonly start_date: string | null;
  readonly end_date: string | null;
  readonly conf: JsonObject;
}

/** A task instance as the stable API represents it. */
export interface TaskInstanceOfApi extends JsonObject {
  readonly dag_id: string;
  readonly dag_run_id: string;
  readonly task_id: string;
  readonly map_index: number;
  readonly state: string | null;
  readonly execution_date: string;
  readonly start_date: string | null;
  readonly end_date: string | null;
}

/** How a run stood when somebody had waited for it. */
export interface DagRunEndOfApi extends JsonObject {
  readonly state: DagRunState;
  /** By task; there once the run is over. */
  readonly results: JsonObject;
}

/** Which runs are listed. Dates have an offset, and are part of the range. */
export interface DagRunFilter {
  readonly state: string | null;
  readonly from: string | null;
  readonly to: string | null;
}

/** Which task instances are to run again. */
export interface ClearWish {
  readonly dagId: string;
  /** `null` for every task. */
  readonly taskIds: readonly string[] | null;
  /** Logical dates, with an offset; both are part of the range. */
  readonly from: string | null;
  readonly to: string | null;
  readonly includeDownstream: boolean;
  readonly includeUpstream: boolean;
  readonly onlyFailed: boolean;
  readonly onlyRunning: boolean;
}

/** What commands ask of the runs of an installation. */
export class InstallationDagRuns {
  readonly #transport: ApiTransport;

  constructor(transport: ApiTransport) {
    this.#transport = transport;
  }

  /** The runs of a Dag, the latest logical date first. */
  async list(dagId: string, { state, from, to }: DagRunFilter): Promise<readonly DagRunOfApi[]> {
    const query = new URLSearchParams({ order_by: "-execution_date" });
    if (state !== null) query.set("state", state);
    if (from !== null) query.set("execution_date_gte", from);
    if (to !== null) query.set("execution_date_lte", to);
    const path = `/dags/${encodeURIComponent(dagId)}/dagRuns?${query.toString()}`;
    return (await listAll(this.#transport, { path, property: "dag_runs" })) as readonly DagRunOfApi[];
  }

  /** `null` when there is none of this id. */
  async find(dagId: string, runId: string): Promise<DagRunOfApi | null> {
    const answer = await this.#transport.send({ method: "GET", path: pathOf(dagId, runId) });
    return answer.status === 404 ? null : (expectSuccess(answer) as DagRunOfApi);
  }

  /** The run of a Dag for a logical date, which has an offset; `null` when there is none. */
  async findByDate(dagId: string, logicalDate: string): Promise<DagRunOfApi | null> {
    const [run] = await this.list(dagId, { state: null, from: logicalDate, to: logicalDate });
    return run ?? null;
  }

  /**
   * How the run stands when it is over, or after so many seconds; with what the tasks returned, once it is over.
   *
   * Throws {@link CommandFailure} where the run or a task is not there.
   */
  async waitFor(
    { dagId, runId }: { readonly dagId: string; readonly runId: string },
    { seconds, taskIds }: { readonly seconds: number; readonly taskIds: readonly string[] },
  ): Promise<DagRunEndOfApi> {
    const query = new URLSearchParams({ timeout: String(seconds) });
    for (const taskId of taskIds) query.append("result", taskId);
    const path = `${pathOf(dagId, runId)}/wait?${query.toString()}`;
    return expectSuccess(await this.#transport.send({ method: "GET", path })) as DagRunEndOfApi;
  }

  /** By task and map index. */
  async listTaskInstances(dagId: string, runId: string): Promise<readonly TaskInstanceOfApi[]> {
    const path = `${pathOf(dagId, runId)}/taskInstances`;
    const rows = (await listAll(this.#transport, {
      path,
      property: "task_instances",
    })) as readonly TaskInstanceOfApi[];
    return rows.toSorted(byTaskAndIndex);
  }

  /** Clears, or says what that would touch, with the states that the instances have now. */
  async clear(wish: ClearWish, { isDryRun }: { readonly isDryRun: boolean }) {
    const body = {
      dry_run: isDryRun,
      ...(wish.taskIds === null ? {} : { task_ids: wish.taskIds }),
      ...(wish.from === null ? {} : { start_date: wish.from }),
      ...(wish.to === null ? {} : { end_date: wish.to }),
      include_downstream: wish.includeDownstream,
      include_upstream: wish.includeUpstream,
      only_failed: wish.onlyFailed,
      only_running: wish.onlyRunning,
      reset_dag_runs: true,
    };
    const path = `/dags/${encodeURIComponent(wish.dagId)}/clearTaskInstances`;
    const answer = expectSuccess(await this.#transport.send({ method: "POST", path, body }));
    const references = answer["task_instances"] as readonly TaskInstanceOfApi[];
    if (!isDryRun) return [];
    const states = await this.#statesOf(wish.dagId, new Set(references.map(({ dag_run_id }) => dag_run_id)));
    return references.map((reference) => ({
      dagId: reference.dag_id,
      taskId: reference.task_id,
      runId: reference.dag_run_id,
      state: states.get(`${reference.dag_run_id} ${reference.task_id}`) ?? null,
    }));
  }

  /** What keeps a task instance from being started, in the scheduler's words. */
  async listFailedDependencies(key: {
    readonly dagId: string;
    readonly taskId: string;
    readonly runId: string;
    readonly mapIndex: number;
  }): Promise<readonly { readonly name: string; readonly reason: string }[]> {
    const instance = `${pathOf(key.dagId, key.runId)}/taskInstances/${encodeURIComponent(key.taskId)}`;
    const path = `${instance}${key.mapIndex === UNMAPPED ? "" : `/${key.mapIndex}`}/dependencies`;
    const answer = expectSuccess(await this.#transport.send({ method: "GET", path }));
    return answer["dependencies"] as unknown as readonly { readonly name: string; readonly reason: string }[];
  }

  async #statesOf(dagId: string, runIds: ReadonlySet<string>): Promise<ReadonlyMap<string, string | null>> {
    const states = new Map<string, string | null>();
    for (const runId of runIds) {
      for (const { task_id, state } of await this.listTaskInstances(dagId, runId))
        states.set(`${runId} ${task_id}`, state);
    }
    return states;
  }
}

function byTaskAndIndex(one: TaskInstanceOfApi, other: TaskInstanceOfApi): number {
  if (one.task_id !== other.task_id) return one.task_id < other.task_id ? -1 : 1;
  return one.map_index - other.map_index;
}

function pathOf(dagId: string, runId: string): string {
  return `/dags/${encodeURIComponent(dagId)}/dagRuns/${encodeURIComponent(runId)}`;
}
