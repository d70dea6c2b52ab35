import { clearDagRun as clearRun } from "@baram/lifecycle";
import { findDagRun } from "@baram/metadata-store";
import { ok, problem } from "../../../http/reply.ts";
import { defineRoute } from "../../../http/route.ts";
import * as schema from "../../../http/schema.ts";
import { runOfDagNotFound } from "../../not-found.ts";
import { DagRunRepresentation, representDagRun } from "../../representations/dag-run.ts";
import { representReference, TaskInstanceReferenceCollection } from "../../representations/task-instance-reference.ts";

const ClearedDagRun: schema.Schema<
  schema.Described<typeof DagRunRepresentation> | schema.Described<typeof TaskInstanceReferenceCollection>
> = { anyOf: [DagRunRepresentation, TaskInstanceReferenceCollection] };

const ClearDagRun = schema.object("ClearDagRun", {
  dry_run: schema.optionally(schema.boolean()),
  // Parity: what is cleared runs by the Dag as it is now. Without, by the version that the run has.
  run_on_latest_version: schema.optionally(schema.boolean()),
});

/** Lets a whole run run again; without being told otherwise, only says what that would touch. */
export const clearDagRun = defineRoute({
  method: "POST",
  path: "/dags/{dag_id}/dagRuns/{dag_run_id}/clear",
  operationId: "clear_dag_run",
  tags: ["DAGRun"],
  summary: "Clear a Dag run",
  description: "Lets a whole run run again; without being told otherwise, only says what that would touch.",
  access: { kind: "permissions", permissions: ["can_edit DAGs", "can_edit DAG Runs"] },
  body: { schema: ClearDagRun },
  audit: "clear_dag_run",
  answer: ClearedDagRun,
  refusals: [400, 404],

  async handle({ parts, body }, { store, clock }) {
    const key = { dagId: parts.dag_id, runId: parts.dag_run_id };
    const isDryRun = body.dry_run ?? true;
    const version = body.run_on_latest_version === false ? "own" : "newest";
    const outcome = await store.transaction((transaction) =>
      clearRun(transaction, { ...key, version, isDryRun, now: clock.now() }),
    );
    if (outcome.kind === "markers-refused") return problem(400, { detail: outcome.message });
    if (outcome.kind !== "cleared") return runOfDagNotFound(key);
    if (isDryRun) return ok({ task_instances: outcome.taskInstances.map(representReference) });
    const run = await findDagRun(store.reader, key);
    return run === null ? runOfDagNotFound(key) : ok(representDagRun(run));
  },
});
