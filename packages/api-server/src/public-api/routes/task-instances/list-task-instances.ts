import { listTaskInstances as listInstances } from "@baram/metadata-store";
import { numberParameter, textsParameter } from "../../../http/query-parameter.ts";
import { ok } from "../../../http/reply.ts";
import { defineRoute } from "../../../http/route.ts";
import { DATE_PARAMETERS, dateRangesOf } from "../../date-ranges.ts";
import { PAGING, pageOf } from "../../paging.ts";
import { allowedDagIds } from "../../readable-dags.ts";
import { representTaskInstances } from "../../represent-task-instances.ts";
import { TaskInstanceCollection } from "../../representations/task-instance.ts";
import { parseTaskInstanceStates } from "../../task-instance-states.ts";
import { namedList } from "../../wildcard.ts";

/** The task instances of a run, or of all runs. */
export const listTaskInstances = defineRoute({
  method: "GET",
  path: "/dags/{dag_id}/dagRuns/{dag_run_id}/taskInstances",
  operationId: "get_task_instances",
  tags: ["TaskInstance"],
  summary: "List task instances",
  description: "The task instances of a run, or of all runs.",
  access: {
    kind: "permissions",
    permissions: ["can_read DAGs", "can_read DAG Runs", "can_read Task Instances"],
    listsReadableDags: true,
  },
  query: {
    ...PAGING,
    ...DATE_PARAMETERS,
    duration_gte: numberParameter(),
    duration_lte: numberParameter(),
    state: textsParameter(),
    pool: textsParameter(),
    queue: textsParameter(),
    executor: textsParameter(),
  },
  answer: TaskInstanceCollection,
  refusals: [400],

  async handle({ parts, query, rights }, { store, clock, configuration }) {
    const page = pageOf(query, configuration);
    if ("kind" in page) return page;
    const states = parseTaskInstanceStates(query.state);
    if (states !== undefined && "kind" in states) return states;
    // No task names an executor of its own, so naming one matches nothing.
    if (query.executor !== undefined) return ok({ task_instances: [], total_entries: 0 });
    const { taskInstances, total } = await listInstances(store.reader, {
      ...page,
      ...dateRangesOf(query),
      states,
      dagIds: allowedDagIds(rights, namedList(parts.dag_id)),
      runIds: namedList(parts.dag_run_id),
      pools: query.pool,
      queues: query.queue,
      durationSeconds: { from: query.duration_gte, to: query.duration_lte },
      clock,
    });
    return ok({
      task_instances: await representTaskInstances({ store, configuration }, taskInstances),
      total_entries: total,
    });
  },
});
