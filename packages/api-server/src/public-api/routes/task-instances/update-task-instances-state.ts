import { parseInstant, UNMAPPED } from "@baram/domain";
import { markTaskInstances } from "@baram/lifecycle";
import { findDagRunByLogicalDate, findTaskInstance } from "@baram/metadata-store";
import { ok, problem, type Reply } from "../../../http/reply.ts";
import { defineRoute } from "../../../http/route.ts";
import * as schema from "../../../http/schema.ts";
import type { RouteDependencies } from "../../../route-dependencies.ts";
import { findSerializedDag } from "../../find-serialized-dag.ts";
import { spacedInstant } from "../../instant-with-offset.ts";
import { representReference, TaskInstanceReferenceCollection } from "../../representations/task-instance-reference.ts";
import { MAY_EDIT_TASK_INSTANCES } from "../../task-instance-access.ts";

const UpdateTaskInstancesState = schema.object("UpdateTaskInstancesState", {
  dry_run: schema.optionally(schema.boolean()),
  task_id: schema.text(),
  execution_date: schema.optionally(schema.dateTime()),
  dag_run_id: schema.optionally(schema.text()),
  include_upstream: schema.boolean(),
  include_downstream: schema.boolean(),
  include_future: schema.boolean(),
  include_past: schema.boolean(),
  new_state: schema.oneOf("success", "failed", "skipped"),
});

type Body = schema.Described<typeof UpdateTaskInstancesState>;

/** Marks a task and what is around it; without being told otherwise, only says what that would touch. */
export const updateTaskInstancesState = defineRoute({
  method: "POST",
  path: "/dags/{dag_id}/updateTaskInstancesState",
  operationId: "post_set_task_instances_state",
  tags: ["DAG"],
  summary: "Set a state of task instances",
  description: "Marks a task and what is around it; without being told otherwise, only says what that would touch.",
  access: MAY_EDIT_TASK_INSTANCES,
  body: { schema: UpdateTaskInstancesState },
  audit: "post_set_task_instances_state",
  answer: TaskInstanceReferenceCollection,
  refusals: [400, 404],

  async handle({ parts, body }, dependencies) {
    const { store, clock } = dependencies;
    const dagId = parts.dag_id;
    if ((body.dag_run_id === undefined) === (body.execution_date === undefined)) {
      const sentence = "Exactly one of execution_date or dag_run_id must be provided";
      return problem(400, { detail: `{'_schema': ['${sentence}']}` });
    }
    const dag = await findSerializedDag(dagId, dependencies);
    if (dag === null) return problem(404, { title: `Dag ID ${dagId} not found` });
    if (!dag.tasks.some((task) => task.taskId === body.task_id)) {
      return problem(404, { title: `Task ID ${body.task_id} not found` });
    }
    const found = await findRunId(dagId, body, dependencies);
    if ("kind" in found) return found;
    const outcome = await store.transaction((transaction) =>
      markTaskInstances(transaction, {
        dagId,
        runId: found.runId,
        taskIds: [body.task_id],
        mapIndexes: null,
        state: body.new_state,
        includeUpstream: body.include_upstream,
        includeDownstream: body.include_downstream,
        includePast: body.include_past,
        includeFuture: body.include_future,
        isDryRun: body.dry_run ?? true,
        now: clock.now(),
      }),
    );
    // What was found a moment ago was deleted in between.
    if (outcome.kind !== "marked") return problem(404, { title: `Task ID ${body.task_id} not found` });
    return ok({ task_instances: outcome.taskInstances.map(representReference) });
  },
});

/** Parity: the task must have an unmapped instance in the run. */
async function findRunId(
  dagId: string,
  body: Body,
  { store }: RouteDependencies,
): Promise<{ readonly runId: string } | Reply<never>> {
  const taskId = body.task_id;
  const logicalDate = body.execution_date === undefined ? null : parseInstant(body.execution_date);
  const run = logicalDate === null ? null : await findDagRunByLogicalDate(store.reader, { dagId, logicalDate });
  const runId = body.dag_run_id ?? run?.runId ?? null;
  const key = { dagId, runId: runId ?? "", taskId, mapIndex: UNMAPPED };
  if (runId !== null && (await findTaskInstance(store.reader, key)) !== null) return { runId };
  const where =
    logicalDate === null ? `DAG run with ID '${body.dag_run_id}'` : `execution_date ${spacedInstant(logicalDate)}`;
  return problem(404, { detail: `Task instance not found for task '${taskId}' on ${where}` });
}
