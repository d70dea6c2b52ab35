import { findTaskInstance } from "@baram/metadata-store";
import { textParameter } from "../../../http/query-parameter.ts";
import { ok } from "../../../http/reply.ts";
import { defineRoute } from "../../../http/route.ts";
import * as schema from "../../../http/schema.ts";
import { PAGING } from "../../paging.ts";
import { readTries } from "../../read-tries.ts";
import { TryRepresentation } from "../../representations/task-instance.ts";
import { keyOf, MAY_READ_TASK_INSTANCES } from "../../task-instance-access.ts";

/** Parity: paging and order are declared here and change nothing; an unknown instance has no tries. */
export const listTaskInstanceTries = defineRoute({
  method: "GET",
  path: "/dags/{dag_id}/dagRuns/{dag_run_id}/taskInstances/{task_id}/tries",
  operationId: "get_task_instance_tries",
  summary: "List task instance tries",
  access: MAY_READ_TASK_INSTANCES,
  query: { ...PAGING, order_by: textParameter() },
  answer: schema.object("TaskInstanceHistoryCollection", {
    task_instances: schema.list(TryRepresentation),
    total_entries: schema.integer(),
  }),

  async handle({ parts }, dependencies) {
    const instance = await findTaskInstance(dependencies.store.reader, keyOf(parts));
    const tries = instance === null ? [] : await readTries(instance, dependencies);
    return ok({ task_instances: tries, total_entries: tries.length });
  },
});
