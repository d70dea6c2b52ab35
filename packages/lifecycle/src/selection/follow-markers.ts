import {
  type JsonObject,
  type MarkedTask,
  readMarkedTask,
  type SerializedTask,
  type TaskGraph,
  taskGraph,
} from "@baram/domain";
import { type MetadataTransaction, serializedDagsOf } from "@baram/metadata-store";
import type { ChosenDagRun } from "./choose-dag-runs.ts";
import { chooseTaskIds } from "./choose-task-ids.ts";
import { CHOSEN_DAG_RUN_COLUMNS } from "./chosen-dag-run-columns.ts";
import { type ClearedFilter, type ClearedReach, isCleared, type ReachedDagRun } from "./is-cleared.ts";

/** What to clear, and how far it reaches. */
export interface FollowMarkersInput extends ClearedFilter {
  readonly runs: readonly ChosenDagRun[];
  readonly includeUpstream: boolean;
  readonly includeDownstream: boolean;
  /** The version with which the runs of a Dag go on; `null` leaves each its own. */
  readonly versionIdOf: (dagId: string) => Promise<number | null>;
  readonly dagId: string;
}

/** How far it reaches, or why it is not done. */
export type FollowedMarkers =
  | { readonly kind: "reached"; readonly reach: ClearedReach }
  | { readonly kind: "refused"; readonly message: string };

/** A sentence where markers lead too far, or one of them nowhere. */
type Refusal = string | null;

/**
 * Finds out what a clear reaches: what is asked for and, behind each marker among it, a task of another Dag with all that
 * is below it, and so on.
 *
 * Takes no locks, so that the runs of all Dags can be locked afterwards in one order.
 *
 * Parity: the first marker says how many may follow one another; more are an error, which is how a circle ends. Only
 * markers that are cleared themselves lead on. A run or a task that is not there at that date is passed over.
 */
export async function followMarkers(
  transaction: MetadataTransaction,
  input: FollowMarkersInput,
): Promise<FollowedMarkers> {
  const trail = new MarkerTrail(transaction, input);
  const message = await trail.follow();
  return message === null ? { kind: "reached", reach: trail.reach } : { kind: "refused", message };
}

class MarkerTrail {
  readonly #transaction: MetadataTransaction;
  readonly #input: FollowMarkersInput;
  readonly reach = new Map<number, ReachedDagRun>();
  readonly #followed = new Set<number>();
  #depthMaximum: number | null = null;

  constructor(transaction: MetadataTransaction, input: FollowMarkersInput) {
    this.#transaction = transaction;
    this.#input = input;
  }

  async follow(): Promise<Refusal> {
    const { dagId, taskIds, runs, includeUpstream, includeDownstream } = this.#input;
    const begun: { readonly run: ChosenDagRun; readonly graph: TaskGraph; readonly ids: ReadonlySet<string> | null }[] =
      [];
    for (const run of runs) {
      const graph = await this.#graphOf(dagId, run);
      const ids = taskIds === null ? null : chooseTaskIds(graph, { taskIds, includeUpstream, includeDownstream });
      this.reach.set(run.id, { run, asked: ids, marked: new Set() });
      begun.push({ run, graph, ids });
    }
    for (const { run, graph, ids } of begun) {
      const refusal = await this.#followFrom(run.id, { graph, taskIds: ids, depth: 1 });
      if (refusal !== null) return refusal;
    }
    return null;
  }

  async #followFrom(
    dagRunId: number,
    {
      graph,
      taskIds,
      depth,
    }: { readonly graph: TaskGraph; readonly taskIds: ReadonlySet<string> | null; readonly depth: number },
  ): Promise<Refusal> {
    const reached = this.reach.get(dagRunId);
    const markers = graph.dag.tasks.filter(
      ({ taskId, dagLink }) => dagLink?.kind === "marker" && (taskIds === null || taskIds.has(taskId)),
    );
    if (reached === undefined || markers.length === 0) return null;
    for (const instance of await this.#instancesOf(dagRunId, markers)) {
      if (this.#followed.has(instance.id) || !isCleared(instance, reached, this.#input)) continue;
      const task = graph.task(instance.taskId);
      const refusal = this.#refuseDepth(task, depth) ?? (await this.#followMarker(task, { instance, reached, depth }));
      if (refusal !== null) return refusal;
      this.#followed.add(instance.id);
    }
    return null;
  }

  /** Reads in the order of the Dag's tasks. */
  async #instancesOf(dagRunId: number, markers: readonly SerializedTask[]) {
    const order = new Map(markers.map(({ taskId }, index) => [taskId, index]));
    const rows = await this.#transaction
      .selectFrom("taskInstance")
      .select(["id", "taskId", "mapIndex", "state", "renderedFields"])
      .where("dagRunId", "=", dagRunId)
      .where("taskId", "in", [...order.keys()])
      .orderBy("mapIndex")
      .execute();
    return rows.toSorted((one, other) => (order.get(one.taskId) ?? 0) - (order.get(other.taskId) ?? 0));
  }

  #refuseDepth({ taskId, dagLink }: SerializedTask, depth: number): Refusal {
    if (dagLink?.kind === "marker") this.#depthMaximum ??= dagLink.recursionDepth;
    if (this.#depthMaximum === null || depth <= this.#depthMaximum) return null;
    return `More than ${this.#depthMaximum} markers of tasks in other Dags follow one another, up to "${taskId}": they may form a circle. If they do not, set recursionDepth of the first one higher.`;
  }

  async #followMarker(
    task: SerializedTask,
    {
      instance,
      reached,
      depth,
    }: {
      readonly instance: { readonly renderedFields: string | null };
      readonly reached: ReachedDagRun;
      readonly depth: number;
    },
  ): Promise<Refusal> {
    const { run } = reached;
    const marked = markedBy(task, instance.renderedFields, run);
    if (marked === null) return null;
    if (typeof marked !== "string") return this.#reachMarked(marked, depth);
    return `The marker "${task.taskId}" of the run "${run.runId}" leads nowhere: ${marked}.`;
  }

  async #reachMarked({ dagId, taskId, logicalDate }: MarkedTask, depth: number): Promise<Refusal> {
    const run = await this.#transaction
      .selectFrom("dagRun")
      .select(CHOSEN_DAG_RUN_COLUMNS)
      .where("dagRun.dagId", "=", dagId)
      .where("dagRun.logicalDate", "=", logicalDate)
      .where("dagRun.id", "in", (query) =>
        query.selectFrom("taskInstance").select("dagRunId").where("taskInstance.taskId", "=", taskId),
      )
      .executeTakeFirst();
    if (run === undefined) return null;
    const graph = await this.#graphOf(dagId, run);
    const choice = { taskIds: [taskId], includeUpstream: false, includeDownstream: true };
    const below = chooseTaskIds(graph, choice);
    const reached = this.reach.get(run.id) ?? { run, asked: new Set<string>(), marked: new Set<string>() };
    for (const id of below) reached.marked.add(id);
    this.reach.set(run.id, reached);
    return this.#followFrom(run.id, { graph, taskIds: below, depth: depth + 1 });
  }

  async #graphOf(dagId: string, run: ChosenDagRun): Promise<TaskGraph> {
    const versionId = (await this.#input.versionIdOf(dagId)) ?? run.dagVersionId;
    return taskGraph((await serializedDagsOf(this.#transaction).get(this.#transaction, versionId)).dag);
  }
}

/** What a marker stands for, or why for nothing; `null` for one that has to be rendered and was not yet. */
function markedBy(
  task: SerializedTask,
  renderedFields: string | null,
  { logicalDate, dataIntervalStart: start, dataIntervalEnd: end }: ChosenDagRun,
): MarkedTask | string | null {
  if (task.kind === "empty") return readMarkedTask(task.templateFields, { logicalDate, dataInterval: { start, end } });
  if (renderedFields === null) return null;
  const rendered = JSON.parse(renderedFields) as JsonObject;
  return readMarkedTask(rendered, { logicalDate, dataInterval: { start, end } });
}
