import { findDagRun, listTaskInstancesOfRun } from "@baram/metadata-store";
import { ok } from "../../http/reply.ts";
import { defineRoute } from "../../http/route.ts";
import * as schema from "../../http/schema.ts";
import { dagRunNotFound } from "../../public-api/not-found.ts";
import { MAY_READ_RUNS } from "../access.ts";
import { representUiDagRun, UiDagRun } from "../representations/ui-dag-run.ts";
import { representUiTaskInstance, UiTaskInstance } from "../representations/ui-task-instance.ts";

/** A run with everything in it. */
export const getRun = defineRoute({
  method: "GET",
  path: "/dags/{dag_id}/runs/{dag_run_id}",
  operationId: "get_run",
  summary: "Get a run with its task instances",
  access: MAY_READ_RUNS,
  answer: schema.object("RunPage", { run: UiDagRun, task_instances: schema.list(UiTaskInstance) }),
  refusals: [404],

  async handle({ parts }, { store }) {
    const run = await findDagRun(store.reader, { dagId: parts.dag_id, runId: parts.dag_run_id });
    if (run === null) return dagRunNotFound(parts.dag_id, parts.dag_run_id);
    const instances = await listTaskInstancesOfRun(store.reader, run.id);
    return ok({ run: representUiDagRun(run), task_instances: instances.map(representUiTaskInstance) });
  },
});
