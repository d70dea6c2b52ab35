import type { TaskInstanceKey } from "@baram/domain";
import { findTaskInstance } from "@baram/metadata-store";
import { textParameter } from "../http/query-parameter.ts";
import { ok, problem, type Reply } from "../http/reply.ts";
import * as schema from "../http/schema.ts";
import type { RouteDependencies } from "../route-dependencies.ts";
import { PAGING } from "./paging.ts";
import { readTries } from "./read-tries.ts";
import { TryRepresentation } from "./representations/task-instance.ts";
import { MAY_READ_TASK_INSTANCES } from "./task-instance-access.ts";

const Tries = schema.object("TaskInstanceHistoryCollection", {
  task_instances: schema.list(TryRepresentation),
  total_entries: schema.integer(),
});

/** What the routes that list tries have in common. Parity: paging and order are declared and change nothing. */
export const TRIES_ROUTE = {
  method: "GET",
  access: MAY_READ_TASK_INSTANCES,
  query: { ...PAGING, order_by: textParameter() },
  answer: Tries,
} as const;

/** What the routes that answer one try have in common. */
export const TRY_ROUTE = {
  method: "GET",
  access: MAY_READ_TASK_INSTANCES,
  answer: TryRepresentation,
  refusals: [404],
} as const;

/** Every try of an instance. Parity: an unknown instance has none. */
export async function answerTries(
  key: TaskInstanceKey,
  dependencies: RouteDependencies,
): Promise<Reply<schema.Described<typeof Tries>>> {
  const instance = await findTaskInstance(dependencies.store.reader, key);
  const tries = instance === null ? [] : await readTries(instance, dependencies);
  return ok({ task_instances: tries, total_entries: tries.length });
}

/** One try by its number. */
export async function answerTry(
  key: TaskInstanceKey,
  tryNumber: number,
  dependencies: RouteDependencies,
): Promise<Reply<schema.Described<typeof TryRepresentation>>> {
  const { dagId, runId, taskId, mapIndex } = key;
  const instance = await findTaskInstance(dependencies.store.reader, key);
  const tries = instance === null ? [] : await readTries(instance, dependencies);
  const found = tries.find((one) => one.try_number === tryNumber);
  if (found !== undefined) return ok(found);
  const names = `dag_id=${dagId}, run_id=${runId}, task_id=${taskId}, map_index=${mapIndex}, try_number=${tryNumber}`;
  return problem(404, { title: "Task instance not found", detail: `Task Instance not found for ${names}.` });
}
