import { TASK_INSTANCE_STATES } from "@baram/domain";
import { countTaskInstancesByState, findDagRun, listMappedTaskInstances } from "@baram/metadata-store";
import { integerParameter, textParameter } from "../../http/query-parameter.ts";
import { ok, problem } from "../../http/reply.ts";
import { defineRoute } from "../../http/route.ts";
import * as schema from "../../http/schema.ts";
import { dagRunNotFound } from "../../public-api/not-found.ts";
import { MAY_READ_RUNS } from "../access.ts";
import { stateText } from "../representations/task-instance-change.ts";
import { representUiTaskInstance, UiTaskInstance, UiTaskInstanceState } from "../representations/ui-task-instance.ts";

const LIMIT_DEFAULT = 100;
const LIMIT_MAXIMUM = 1000;
/** Less than every map index, that of an instance which is not expanded included. */
const BEFORE_ALL = -2;

/** The instances of a mapped task in a run, by map index, with how many there are in each state. */
export const listMappedInstances = defineRoute({
  method: "GET",
  path: "/dags/{dag_id}/runs/{dag_run_id}/taskInstances/{task_id}/mapped",
  operationId: "list_mapped_instances",
  summary: "List the instances of a mapped task",
  access: MAY_READ_RUNS,
  query: {
    after: integerParameter(),
    limit: integerParameter({ minimum: 1 }),
    state: textParameter(),
  },
  answer: schema.object("MappedInstances", {
    states: schema.list(schema.object("StateCount", { state: UiTaskInstanceState, count: schema.integer() })),
    task_instances: schema.list(UiTaskInstance),
    has_more: schema.boolean(),
  }),
  refusals: [400, 404],

  async handle({ parts, query }, { store }) {
    const { dag_id: dagId, dag_run_id: runId, task_id: taskId } = parts;
    const run = await findDagRun(store.reader, { dagId, runId });
    if (run === null) return dagRunNotFound(dagId, runId);
    const state = TASK_INSTANCE_STATES.find((one) => one === query.state);
    if (query.state !== undefined && state === undefined) {
      const detail = `"${query.state}" is not a state of a task instance; expected one of ${TASK_INSTANCE_STATES.join(", ")}.`;
      return problem(400, { title: "Bad Request", detail });
    }
    const task = { dagRunId: run.id, taskId };
    const { instances, hasMore } = await listMappedTaskInstances(store.reader, {
      ...task,
      after: query.after ?? BEFORE_ALL,
      limit: Math.min(query.limit ?? LIMIT_DEFAULT, LIMIT_MAXIMUM),
      ...(state === undefined ? {} : { state }),
    });
    const counts = await countTaskInstancesByState(store.reader, task);
    return ok({
      states: counts.map(({ state: counted, count }) => ({ state: stateText(counted), count })),
      task_instances: instances.map(representUiTaskInstance),
      has_more: hasMore,
    });
  },
});
