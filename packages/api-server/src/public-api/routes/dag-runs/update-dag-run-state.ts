import { markDagRun } from "@baram/lifecycle";
import { findDagRun } from "@baram/metadata-store";
import { ok } from "../../../http/reply.ts";
import { defineRoute } from "../../../http/route.ts";
import * as schema from "../../../http/schema.ts";
import { runOfDagNotFound } from "../../not-found.ts";
import { DagRunRepresentation, representDagRun } from "../../representations/dag-run.ts";

/** Writes the state of a run by hand, and of what is unfinished in it. */
export const updateDagRunState = defineRoute({
  method: "PATCH",
  path: "/dags/{dag_id}/dagRuns/{dag_run_id}",
  operationId: "update_dag_run_state",
  tags: ["DAGRun"],
  summary: "Modify a Dag run",
  description: "Writes the state of a run by hand, and of what is unfinished in it.",
  access: { kind: "permissions", permissions: ["can_edit DAGs", "can_edit DAG Runs"] },
  body: { schema: schema.object("UpdateDagRunState", { state: schema.oneOf("success", "failed", "queued") }) },
  audit: "update_dag_run_state",
  answer: DagRunRepresentation,
  refusals: [400, 404],

  async handle({ parts, body }, { store, clock }) {
    const key = { dagId: parts.dag_id, runId: parts.dag_run_id };
    const outcome = await store.transaction((transaction) =>
      markDagRun(transaction, { ...key, state: body.state, now: clock.now() }),
    );
    const run = outcome.kind === "marked" ? await findDagRun(store.reader, key) : null;
    return run === null ? runOfDagNotFound(key) : ok(representDagRun(run));
  },
});
