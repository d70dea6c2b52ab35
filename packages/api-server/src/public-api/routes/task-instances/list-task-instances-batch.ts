import { TASK_INSTANCE_STATES } from "@baram/domain";
import { listTaskInstances } from "@baram/metadata-store";
import { printedText } from "../../../http/printed-text.ts";
import { ok, problem } from "../../../http/reply.ts";
import { defineRoute } from "../../../http/route.ts";
import * as schema from "../../../http/schema.ts";
import { DATE_PROPERTIES, dateRangesOfBody } from "../../date-ranges.ts";
import { allowedDagIds } from "../../readable-dags.ts";
import { representTaskInstances } from "../../represent-task-instances.ts";
import { TaskInstanceCollection } from "../../representations/task-instance.ts";
import { parseTaskInstanceStates } from "../../task-instance-states.ts";

const LIMIT_DEFAULT = 100;
const texts = schema.optionally(schema.list(schema.text()));

const ListTaskInstanceForm = schema.object("ListTaskInstanceForm", {
  page_offset: schema.optionally(schema.integer({ minimum: 0 })),
  page_limit: schema.optionally(schema.integer({ minimum: 1 })),
  dag_ids: texts,
  dag_run_ids: texts,
  task_ids: texts,
  ...DATE_PROPERTIES,
  duration_gte: schema.optionally(schema.number()),
  duration_lte: schema.optionally(schema.number()),
  state: schema.optionally(schema.list(schema.nullable(schema.oneOf(...TASK_INSTANCE_STATES)))),
  pool: texts,
  queue: texts,
  executor: texts,
});

/** Lists task instances of any Dags and runs. Parity: the length of a page is not capped here. */
export const listTaskInstancesBatch = defineRoute({
  method: "POST",
  path: "/dags/~/dagRuns/~/taskInstances/list",
  operationId: "get_task_instances_batch",
  tags: ["TaskInstance"],
  summary: "List task instances (batch)",
  description: "Lists task instances of any Dags and runs. The length of a page is not capped here.",
  access: {
    kind: "permissions",
    permissions: ["can_read DAG Runs", "can_read Task Instances", "can_read DAGs"],
    listsReadableDags: true,
  },
  body: { schema: ListTaskInstanceForm },
  answer: TaskInstanceCollection,
  refusals: [400, 403],

  async handle({ body, rights }, { store, clock, configuration }) {
    const dagIds = allowedDagIds(rights, body.dag_ids);
    if (body.dag_ids !== undefined && dagIds?.length !== body.dag_ids.length) {
      const detail = `User not allowed to access some of these DAGs: ${printedText([...body.dag_ids])}`;
      return problem(403, { detail });
    }
    const states = parseTaskInstanceStates(body.state);
    if (states !== undefined && "kind" in states) return states;
    if (body.executor !== undefined) return ok({ task_instances: [], total_entries: 0 });
    const { taskInstances, total } = await listTaskInstances(store.reader, {
      ...dateRangesOfBody(body),
      states,
      dagIds,
      runIds: body.dag_run_ids,
      taskIds: body.task_ids,
      pools: body.pool,
      queues: body.queue,
      durationSeconds: { from: body.duration_gte, to: body.duration_lte },
      limit: body.page_limit ?? LIMIT_DEFAULT,
      offset: body.page_offset ?? 0,
      clock,
    });
    return ok({
      task_instances: await representTaskInstances({ store, configuration }, taskInstances),
      total_entries: total,
    });
  },
});
