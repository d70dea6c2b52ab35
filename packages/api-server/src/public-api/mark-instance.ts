import type { TaskInstanceKey } from "@baram/domain";
import { markTaskInstances } from "@baram/lifecycle";
import { findTaskInstance } from "@baram/metadata-store";
import { ok, problem, type Reply } from "../http/reply.ts";
import * as schema from "../http/schema.ts";
import type { RouteDependencies } from "../route-dependencies.ts";
import { findSerializedDag } from "./find-serialized-dag.ts";
import { representReference, TaskInstanceReference } from "./representations/task-instance-reference.ts";
import { MAY_EDIT_TASK_INSTANCES } from "./task-instance-access.ts";

const UpdateTaskInstance = schema.object("UpdateTaskInstance", {
  dry_run: schema.optionally(schema.boolean()),
  new_state: schema.oneOf("success", "failed", "skipped"),
});

type Body = schema.Described<typeof UpdateTaskInstance>;
type Answer = schema.Described<typeof TaskInstanceReference> | Readonly<Record<string, never>>;

const Marked: schema.Schema<Answer> = {
  anyOf: [TaskInstanceReference, { type: "object", additionalProperties: false }],
};

/** What the routes that mark one instance have in common. */
export const MARK_INSTANCE_ROUTE = {
  method: "PATCH",
  access: MAY_EDIT_TASK_INSTANCES,
  body: { schema: UpdateTaskInstance },
  answer: Marked,
  refusals: [400, 404],
} as const;

/** Marks one instance; without being told otherwise, only says what that would touch. */
export async function markInstance(
  key: TaskInstanceKey,
  body: Body,
  dependencies: RouteDependencies,
): Promise<Reply<Answer>> {
  const { store, clock } = dependencies;
  const { dagId, runId, taskId, mapIndex } = key;
  const dag = await findSerializedDag(dagId, dependencies);
  if (dag === null) return problem(404, { title: "DAG not found", detail: `DAG '${dagId}' not found` });
  if (!dag.tasks.some((task) => task.taskId === taskId)) {
    return problem(404, { title: "Task not found", detail: `Task '${taskId}' not found in DAG '${dagId}'` });
  }
  const instance = await findTaskInstance(store.reader, key);
  if (instance === null) {
    return problem(404, { detail: `Task instance not found for task '${taskId}' on DAG run with ID '${runId}'` });
  }
  if (body.dry_run ?? true) return ok(representReference(instance));
  await store.transaction((transaction) =>
    markTaskInstances(transaction, {
      dagId,
      runId,
      taskIds: [taskId],
      mapIndexes: [mapIndex],
      state: body.new_state,
      includeUpstream: false,
      includeDownstream: false,
      includePast: false,
      includeFuture: false,
      isDryRun: false,
      now: clock.now(),
    }),
  );
  // Parity: the real change answers with an empty object.
  return ok({});
}
