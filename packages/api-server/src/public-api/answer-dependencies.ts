import type { TaskInstanceKey } from "@baram/domain";
import { findDag, findDagRun, findTaskInstance } from "@baram/metadata-store";
import { ok, type Reply } from "../http/reply.ts";
import * as schema from "../http/schema.ts";
import { explainTaskInstance } from "../readiness/explain-task-instance.ts";
import type { RouteDependencies } from "../route-dependencies.ts";
import { taskInstanceNotFound } from "./not-found.ts";
import { MAY_READ_TASK_INSTANCES } from "./task-instance-access.ts";

const Dependencies = schema.object("TaskInstanceDependencyCollection", {
  dependencies: schema.list(schema.object("TaskFailedDependency", { name: schema.text(), reason: schema.text() })),
});

/** What the routes that say what keeps an instance have in common. */
export const DEPENDENCIES_ROUTE = {
  method: "GET",
  access: MAY_READ_TASK_INSTANCES,
  answer: Dependencies,
  refusals: [404],
} as const;

/** What keeps a task instance from being scheduled or queued. Parity: asked of others, nothing does. */
export async function answerDependencies(
  key: TaskInstanceKey,
  dependencies: RouteDependencies,
): Promise<Reply<schema.Described<typeof Dependencies>>> {
  const { reader } = dependencies.store;
  const instance = await findTaskInstance(reader, key);
  const run = await findDagRun(reader, key);
  const dag = await findDag(reader, key.dagId);
  if (instance === null || run === null || dag === null) return taskInstanceNotFound(key);
  if (instance.state !== "none" && instance.state !== "scheduled") return ok({ dependencies: [] });
  const unmet = (await explainTaskInstance({ instance, run, dag }, dependencies)).filter(({ isMet }) => !isMet);
  const sorted = unmet
    .map(({ name, reason }) => ({ name, reason }))
    .sort((left, right) => (left.name < right.name ? -1 : 1));
  return ok({ dependencies: sorted });
}
