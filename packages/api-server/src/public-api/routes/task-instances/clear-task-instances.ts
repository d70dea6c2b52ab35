import { parseInstant } from "@baram/domain";
import { type ClearTaskInstancesInput, clearTaskInstances as clear } from "@baram/lifecycle";
import { ok, problem, type Reply } from "../../../http/reply.ts";
import { defineRoute } from "../../../http/route.ts";
import * as schema from "../../../http/schema.ts";
import { runOfDagNotFound } from "../../not-found.ts";
import { representReference, TaskInstanceReferenceCollection } from "../../representations/task-instance-reference.ts";
import { MAY_EDIT_TASK_INSTANCES } from "../../task-instance-access.ts";

const flag = schema.optionally(schema.boolean());

const ClearTaskInstances = schema.object("ClearTaskInstances", {
  dry_run: flag,
  task_ids: schema.optionally(schema.list(schema.text(), { minItems: 1 })),
  start_date: schema.optionally(schema.dateTime()),
  end_date: schema.optionally(schema.dateTime()),
  only_failed: flag,
  only_running: flag,
  include_subdags: flag,
  include_parentdag: flag,
  reset_dag_runs: flag,
  dag_run_id: schema.optionally(schema.nullable(schema.text())),
  include_upstream: flag,
  include_downstream: flag,
  include_future: flag,
  include_past: flag,
  // Parity: what is cleared runs by the Dag as it is now. Without, by the version that its run has.
  run_on_latest_version: flag,
  // Of the named tasks; Airflow's own pages clear single copies, its API does not.
  map_indexes: schema.optionally(schema.list(schema.integer({ minimum: -1 }), { minItems: 1 })),
});

type Body = schema.Described<typeof ClearTaskInstances>;

/** Lets task instances run again; without being told otherwise, only says what that would touch. */
export const clearTaskInstances = defineRoute({
  method: "POST",
  path: "/dags/{dag_id}/clearTaskInstances",
  operationId: "post_clear_task_instances",
  tags: ["DAG"],
  summary: "Clear a set of task instances",
  description: "Lets task instances run again; without being told otherwise, only says what that would touch.",
  access: MAY_EDIT_TASK_INSTANCES,
  body: { schema: ClearTaskInstances },
  audit: "post_clear_task_instances",
  answer: TaskInstanceReferenceCollection,
  refusals: [400, 404],

  async handle({ parts, body }, { store, clock }) {
    const contradiction = findContradiction(body);
    if (contradiction !== null) return refuse(contradiction);
    const outcome = await store.transaction((transaction) =>
      clear(transaction, {
        dagId: parts.dag_id,
        taskIds: body.task_ids ?? null,
        mapIndexes: body.map_indexes ?? null,
        runs: runsOf(body),
        // Parity: what is not said counts as this.
        onlyFailed: body.only_failed ?? true,
        onlyRunning: body.only_running ?? false,
        includeUpstream: body.include_upstream ?? false,
        includeDownstream: body.include_downstream ?? false,
        resetDagRuns: body.reset_dag_runs ?? false,
        version: body.run_on_latest_version === false ? "own" : "newest",
        isDryRun: body.dry_run ?? true,
        now: clock.now(),
      }),
    );
    switch (outcome.kind) {
      case "cleared":
        return ok({ task_instances: outcome.taskInstances.map(representReference) });
      case "dag-not-found":
        return problem(404, { title: `Dag id ${parts.dag_id} not found` });
      case "dag-run-not-found":
        return runOfDagNotFound({ dagId: parts.dag_id, runId: body.dag_run_id ?? "" });
      case "markers-refused":
        return problem(400, { detail: outcome.message });
    }
  },
});

function findContradiction(body: Body): string | null {
  const { start_date: start, end_date: end } = body;
  if ((body.only_failed ?? true) && body.only_running === true) {
    return "only_failed and only_running both are set to True";
  }
  if (start !== undefined && end !== undefined && (parseInstant(start) ?? 0) > (parseInstant(end) ?? 0)) {
    return "end_date is sooner than start_date";
  }
  if ((body.dag_run_id ?? null) === null) return null;
  if (start !== undefined && end !== undefined) {
    return "Exactly one of dag_run_id or (start_date and end_date) must be provided";
  }
  if (start !== undefined) return "Exactly one of dag_run_id or start_date must be provided";
  return end === undefined ? null : "Exactly one of dag_run_id or end_date must be provided";
}

function refuse(contradiction: string): Reply<never> {
  return problem(400, { detail: `{'_schema': ['${contradiction}']}` });
}

function runsOf(body: Body): ClearTaskInstancesInput["runs"] {
  const { dag_run_id: runId = null, start_date: start, end_date: end } = body;
  const { include_past: includePast = false, include_future: includeFuture = false } = body;
  if (runId !== null) return { kind: "run", runId, includePast, includeFuture };
  return {
    kind: "dates",
    start: start === undefined || includePast ? null : parseInstant(start),
    end: end === undefined || includeFuture ? null : parseInstant(end),
  };
}
