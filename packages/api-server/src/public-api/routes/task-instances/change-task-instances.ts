import { TASK_INSTANCE_STATES, type TaskInstanceKey, type TaskInstanceState, UNMAPPED } from "@baram/domain";
import type { TaskInstanceReference as Reference } from "@baram/lifecycle";
import { listTaskInstances } from "@baram/metadata-store";
import type { Rights } from "../../../authorization/rights.ts";
import { printedText } from "../../../http/printed-text.ts";
import { ok, problem, type Reply } from "../../../http/reply.ts";
import { defineRoute } from "../../../http/route.ts";
import * as schema from "../../../http/schema.ts";
import type { RouteDependencies } from "../../../route-dependencies.ts";
import {
  type ChangedTaskInstance,
  changeTaskInstances as change,
  TASK_INSTANCE_ACTS,
} from "../../change-task-instances.ts";
import { DATE_PROPERTIES, dateRangesOfBody } from "../../date-ranges.ts";
import { allowedDagIds } from "../../readable-dags.ts";
import { MAY_EDIT_TASK_INSTANCES } from "../../task-instance-access.ts";
import { parseTaskInstanceStates } from "../../task-instance-states.ts";

const INSTANCES_MAXIMUM = 1000;
const texts = schema.optionally(schema.list(schema.text(), { minItems: 1 }));
const flag = schema.optionally(schema.boolean());

const Key = schema.object("TaskInstanceKey", {
  dag_id: schema.text(),
  dag_run_id: schema.text(),
  task_id: schema.text(),
  map_index: schema.optionally(schema.integer({ minimum: UNMAPPED })),
});

const Filter = schema.object("TaskInstanceFilter", {
  dag_ids: texts,
  dag_run_ids: texts,
  task_ids: texts,
  state: schema.optionally(schema.list(schema.nullable(schema.oneOf(...TASK_INSTANCE_STATES)), { minItems: 1 })),
  pool: texts,
  queue: texts,
  ...DATE_PROPERTIES,
});

const ChangeTaskInstances = schema.object("ChangeTaskInstances", {
  action: schema.oneOf(...TASK_INSTANCE_ACTS),
  dry_run: flag,
  task_instances: schema.optionally(schema.list(Key, { minItems: 1 })),
  filter: schema.optionally(Filter),
  include_upstream: flag,
  include_downstream: flag,
  reset_dag_runs: flag,
  run_on_latest_version: flag,
});

const CHANGED_KEY = {
  dag_id: schema.text(),
  dag_run_id: schema.text(),
  task_id: schema.text(),
  map_index: schema.integer(),
};

type Body = schema.Described<typeof ChangeTaskInstances>;
type FilterBody = schema.Described<typeof Filter>;

/** What to change: the instances, and which states they have to be in still. */
interface Chosen {
  readonly keys: readonly TaskInstanceKey[];
  readonly states: readonly TaskInstanceState[] | null;
}

/** Clears or marks many task instances at once, and says what became of each. Beyond Airflow's API. */
export const changeTaskInstances = defineRoute({
  method: "POST",
  path: "/dags/~/dagRuns/~/taskInstances/bulk",
  operationId: "change_task_instances",
  tags: ["TaskInstance"],
  summary: "Clear or mark many task instances",
  description:
    "Clears or marks up to 1000 task instances, listed or found by a filter; without being told otherwise, only says what that would touch. Says what became of each. Beyond Airflow's API.",
  access: { ...MAY_EDIT_TASK_INSTANCES, listsReadableDags: true },
  body: { schema: ChangeTaskInstances },
  audit: "change_task_instances",
  answer: schema.object("ChangedTaskInstances", {
    task_instances: schema.list(
      schema.object("ChangedTaskInstance", {
        ...CHANGED_KEY,
        outcome: schema.oneOf("done", "unchanged", "not_found", "forbidden", "refused"),
        /** Why it was not done, where there is more to say. */
        detail: schema.nullable(schema.text()),
      }),
    ),
    /** Everything that is touched, with the state that it was in. */
    touched: schema.list(
      schema.object("TouchedTaskInstance", {
        ...CHANGED_KEY,
        state: schema.nullable(schema.oneOf(...TASK_INSTANCE_STATES)),
      }),
    ),
  }),
  refusals: [400, 403],

  async handle({ body, rights }, dependencies) {
    const chosen = await choose(body, rights, dependencies);
    if ("kind" in chosen) return chosen;
    const { changed, touched } = await change(
      chosen.keys,
      {
        act: body.action,
        includeUpstream: body.include_upstream ?? false,
        includeDownstream: body.include_downstream ?? false,
        resetDagRuns: body.reset_dag_runs ?? true,
        version: body.run_on_latest_version === false ? "own" : "newest",
        states: chosen.states,
        // As every clear and mark of the API: without being told otherwise it only says what it would touch.
        isDryRun: body.dry_run ?? true,
        rights,
      },
      dependencies,
    );
    return ok({ task_instances: changed.map(representChanged), touched: touched.map(representTouched) });
  },
});

async function choose(body: Body, rights: Rights, dependencies: RouteDependencies): Promise<Chosen | Reply<never>> {
  const { task_instances: named, filter } = body;
  if (named !== undefined && filter === undefined) {
    if (named.length > INSTANCES_MAXIMUM) return tooMany();
    return { keys: named.map(keyOf), states: null };
  }
  if (named === undefined && filter !== undefined) return chooseByFilter(filter, rights, dependencies);
  return problem(400, { detail: "Exactly one of task_instances or filter must be provided" });
}

async function chooseByFilter(
  filter: FilterBody,
  rights: Rights,
  { store, clock }: RouteDependencies,
): Promise<Chosen | Reply<never>> {
  if (Object.keys(filter).length === 0) return problem(400, { detail: "A filter has to name something" });
  const dagIds = allowedDagIds(rights, filter.dag_ids, "can_edit");
  if (filter.dag_ids !== undefined && dagIds?.length !== filter.dag_ids.length) {
    const detail = `User not allowed to change some of these DAGs: ${printedText([...filter.dag_ids])}`;
    return problem(403, { detail });
  }
  const states = parseTaskInstanceStates(filter.state);
  if (states !== undefined && "kind" in states) return states;
  const { taskInstances } = await listTaskInstances(store.reader, {
    ...dateRangesOfBody(filter),
    states,
    dagIds,
    runIds: filter.dag_run_ids,
    taskIds: filter.task_ids,
    pools: filter.pool,
    queues: filter.queue,
    // One more than is changed tells that there are too many.
    limit: INSTANCES_MAXIMUM + 1,
    offset: 0,
    clock,
  });
  return taskInstances.length > INSTANCES_MAXIMUM ? tooMany() : { keys: taskInstances, states: states ?? null };
}

function tooMany(): Reply<never> {
  return problem(400, {
    detail: `At most ${INSTANCES_MAXIMUM} task instances are changed at once, and these are more`,
  });
}

function keyOf(key: schema.Described<typeof Key>): TaskInstanceKey {
  const { dag_id: dagId, dag_run_id: runId, task_id: taskId, map_index: mapIndex = UNMAPPED } = key;
  return { dagId, runId, taskId, mapIndex };
}

function representKey({ dagId, runId, taskId, mapIndex }: TaskInstanceKey) {
  return { dag_id: dagId, dag_run_id: runId, task_id: taskId, map_index: mapIndex };
}

function representChanged({ key, outcome, detail }: ChangedTaskInstance) {
  return { ...representKey(key), outcome, detail };
}

function representTouched(reference: Reference) {
  return { ...representKey(reference), state: reference.state === "none" ? null : reference.state };
}
