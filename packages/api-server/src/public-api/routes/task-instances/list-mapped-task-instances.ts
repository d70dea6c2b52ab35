import { listTaskInstances, type TaskInstanceOrder } from "@baram/metadata-store";
import { numberParameter, textParameter, textsParameter } from "../../../http/query-parameter.ts";
import { ok, problem } from "../../../http/reply.ts";
import { defineRoute } from "../../../http/route.ts";
import { DATE_PARAMETERS, dateRangesOf } from "../../date-ranges.ts";
import { findSerializedDag } from "../../find-serialized-dag.ts";
import { PAGING, pageOf } from "../../paging.ts";
import { representTaskInstances } from "../../represent-task-instances.ts";
import { TaskInstanceCollection } from "../../representations/task-instance.ts";
import { MAY_READ_TASK_INSTANCES } from "../../task-instance-access.ts";
import { parseTaskInstanceStates } from "../../task-instance-states.ts";

const ORDERS: Readonly<Record<string, TaskInstanceOrder>> = {
  state: "state",
  duration: "duration",
  start_date: "startDate",
  end_date: "endDate",
};

/** The copies of a mapped task in one run, by map index unless told otherwise. */
export const listMappedTaskInstances = defineRoute({
  method: "GET",
  path: "/dags/{dag_id}/dagRuns/{dag_run_id}/taskInstances/{task_id}/listMapped",
  operationId: "get_mapped_task_instances",
  tags: ["TaskInstance"],
  summary: "List mapped task instances",
  description: "The copies of a mapped task in one run, by map index unless told otherwise.",
  access: MAY_READ_TASK_INSTANCES,
  query: {
    ...PAGING,
    ...DATE_PARAMETERS,
    duration_gte: numberParameter(),
    duration_lte: numberParameter(),
    state: textsParameter(),
    pool: textsParameter(),
    queue: textsParameter(),
    executor: textsParameter(),
    order_by: textParameter(),
  },
  answer: TaskInstanceCollection,
  refusals: [400, 404],

  async handle({ parts, query }, dependencies) {
    const { store, clock, configuration } = dependencies;
    const page = pageOf(query, configuration);
    if ("kind" in page) return page;
    const { dag_id: dagId, dag_run_id: runId, task_id: taskId } = parts;
    const order = parseMappedOrder(query.order_by);
    if (order === null) return problem(400, { detail: `Ordering with '${query.order_by}' is not supported` });
    const states = parseTaskInstanceStates(query.state);
    if (states !== undefined && "kind" in states) return states;
    // Parity: of an instance that was mapped once its Dag is not asked.
    const filter = { dagIds: [dagId], runIds: [runId], taskIds: [taskId], isMappedOnly: true, clock };
    const { total: count } = await listTaskInstances(store.reader, { ...filter, limit: 1, offset: 0 });
    if (count === 0) {
      const dag = await findSerializedDag(dagId, dependencies);
      if (dag === null) return problem(404, { title: `DAG ${dagId} not found` });
      const task = dag.tasks.find((one) => one.taskId === taskId);
      if (task === undefined) return problem(404, { title: `Task id ${taskId} not found` });
      const isMapped = task.expansion !== null || task.groupId !== null;
      return isMapped
        ? ok({ task_instances: [], total_entries: 0 })
        : problem(404, { title: `Task id ${taskId} is not mapped` });
    }
    if (query.executor !== undefined) return ok({ task_instances: [], total_entries: 0 });
    const { taskInstances, total } = await listTaskInstances(store.reader, {
      ...page,
      ...dateRangesOf(query),
      ...filter,
      states,
      pools: query.pool,
      queues: query.queue,
      durationSeconds: { from: query.duration_gte, to: query.duration_lte },
      order,
    });
    return ok({ task_instances: await representTaskInstances(dependencies, taskInstances), total_entries: total });
  },
});

/** Parity: the default, ascending by map index, has no name of its own. */
function parseMappedOrder(asked: string | undefined) {
  if (asked === undefined || asked === "") return { by: "mapIndex", direction: "asc" } as const;
  if (asked === "-map_index") return { by: "mapIndex", direction: "desc" } as const;
  const name = asked.replace(/^-/, "");
  const by = Object.hasOwn(ORDERS, name) ? ORDERS[name] : undefined;
  return by === undefined ? null : ({ by, direction: asked.startsWith("-") ? "desc" : "asc" } as const);
}
