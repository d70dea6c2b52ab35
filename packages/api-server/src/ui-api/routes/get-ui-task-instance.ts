import {
  isFinishedTaskInstanceState,
  type TaskInstanceKey,
  type TaskInstanceState,
  taskGraph,
  UNMAPPED,
  waitingReason,
  worstState,
} from "@baram/domain";
import {
  type DagRunRow,
  findDag,
  findDagRun,
  findTaskInstance,
  listMappedTaskInstances,
  listTaskStates,
  type MetadataReader,
  type TaskInstanceRow,
} from "@baram/metadata-store";
import { integerParameter } from "../../http/query-parameter.ts";
import { ok, problem } from "../../http/reply.ts";
import { defineRoute } from "../../http/route.ts";
import * as schema from "../../http/schema.ts";
import { representWaitingReason } from "../../public-api/representations/waiting-reason.ts";
import { explainWaitingTaskInstance } from "../../readiness/explain-task-instance.ts";
import type { RouteDependencies } from "../../route-dependencies.ts";
import { MAY_READ_RUNS } from "../access.ts";
import { readUiTries, UiTry } from "../read-ui-tries.ts";
import { stateText } from "../representations/task-instance-change.ts";
import { representUiDagRun, UiDagRun } from "../representations/ui-dag-run.ts";
import { representUiTaskInstance, UiTaskInstance, UiTaskInstanceState } from "../representations/ui-task-instance.ts";

const UiNeighbor = schema.object("UiNeighbor", { task_id: schema.text(), state: UiTaskInstanceState });

const TASK_INSTANCE_NOT_FOUND = problem(404, { title: "Task instance not found" });

/**
 * A task instance's page: its tries, its neighbors, and what keeps it from running.
 *
 * It is `null` for a mapped task whose address names none of its instances. Who follows a link to a task does not
 * know whether it has been expanded, and has made no mistake.
 */
export const getUiTaskInstance = defineRoute({
  method: "GET",
  path: "/dags/{dag_id}/runs/{dag_run_id}/taskInstances/{task_id}",
  operationId: "get_ui_task_instance",
  summary: "Get a task instance with its tries and what it waits for",
  access: MAY_READ_RUNS,
  query: { map_index: integerParameter() },
  answer: schema.nullable(
    schema.object("TaskInstancePage", {
      task_instance: UiTaskInstance,
      tries: schema.list(UiTry),
      why: schema.list(
        schema.object("UiPrecondition", {
          name: schema.text(),
          is_met: schema.boolean(),
          reason: schema.text(),
          /** A word to rely on, and what the sentence says as data, of a condition that is not met. */
          kind: schema.nullable(schema.text()),
          facts: schema.anyObject(),
        }),
      ),
      upstream: schema.list(UiNeighbor),
      downstream: schema.list(UiNeighbor),
      run: UiDagRun,
    }),
  ),
  refusals: [404],

  async handle({ parts, query }, dependencies) {
    const { store } = dependencies;
    const { dag_id: dagId, dag_run_id: runId, task_id: taskId } = parts;
    const run = await findDagRun(store.reader, { dagId, runId });
    const key = { dagId, runId, taskId, mapIndex: query.map_index ?? UNMAPPED };
    const instance = await findTaskInstance(store.reader, key);
    if (run === null) return TASK_INSTANCE_NOT_FOUND;
    if (instance === null)
      return (await hasMappedInstances(key, run, store.reader)) ? ok(null) : TASK_INSTANCE_NOT_FOUND;
    return ok({
      task_instance: representUiTaskInstance(instance),
      tries: await readUiTries(instance, dependencies),
      why: await explain(instance, run, dependencies),
      ...(await readNeighbors(instance, run, dependencies)),
      run: representUiDagRun(run),
    });
  },
});

async function hasMappedInstances(key: TaskInstanceKey, run: DagRunRow, reader: MetadataReader): Promise<boolean> {
  if (key.mapIndex !== UNMAPPED) return false;
  const page = { dagRunId: run.id, taskId: key.taskId, after: UNMAPPED, limit: 1 };
  return (await listMappedTaskInstances(reader, page)).instances.length > 0;
}

/** What runs, or has ended, waits for nothing. */
async function explain(instance: TaskInstanceRow, run: DagRunRow, dependencies: RouteDependencies) {
  const dag = await findDag(dependencies.store.reader, instance.dagId);
  if (dag === null || instance.state === "running" || isFinishedTaskInstanceState(instance.state)) return [];
  const preconditions = await explainWaitingTaskInstance({ instance, run, dag }, dependencies);
  return preconditions.map((check) => {
    const { name, isMet, reason } = check;
    const known = { name, is_met: isMet, reason };
    if (isMet) return { ...known, kind: null, facts: {} };
    const { kind, facts } = representWaitingReason(waitingReason(check));
    return { ...known, kind, facts };
  });
}

async function readNeighbors(instance: TaskInstanceRow, run: DagRunRow, { store }: RouteDependencies) {
  const { dag } = await store.serializedDags.get(store.reader, run.dagVersionId);
  const graph = taskGraph(dag);
  if (graph.findTask(instance.taskId) === null) return { upstream: [], downstream: [] };
  const upstreamIds = graph.upstreamIds(instance.taskId);
  const downstreamIds = graph.downstreamIds(instance.taskId);
  const taskIds = [...upstreamIds, ...downstreamIds];
  const states = new Map<string, TaskInstanceState>();
  for (const { taskId, state } of await listTaskStates(store.reader, { dagRunId: run.id, taskIds })) {
    const known = states.get(taskId);
    states.set(taskId, known === undefined ? state : worstState([known, state]));
  }
  const represent = (taskId: string) => ({ task_id: taskId, state: stateText(states.get(taskId) ?? "none") });
  return { upstream: upstreamIds.map(represent), downstream: downstreamIds.map(represent) };
}
