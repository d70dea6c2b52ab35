import { findDagRun } from "@baram/metadata-store";
import { textsParameter } from "../../../http/query-parameter.ts";
import { ok } from "../../../http/reply.ts";
import { defineRoute } from "../../../http/route.ts";
import { pickFields, refuseFields, unknownDagRunField } from "../../fields.ts";
import { dagRunNotFound } from "../../not-found.ts";
import { DagRunRepresentation, representDagRun } from "../../representations/dag-run.ts";

/** One run. */
export const getDagRun = defineRoute({
  method: "GET",
  path: "/dags/{dag_id}/dagRuns/{dag_run_id}",
  operationId: "get_dag_run",
  tags: ["DAGRun"],
  summary: "Get a Dag run",
  description: "One run: its dates, its state, what it was triggered with, and its note.",
  access: { kind: "permissions", permissions: ["can_read DAGs", "can_read DAG Runs"] },
  query: { fields: textsParameter() },
  answer: DagRunRepresentation,
  refusals: [400, 404],

  async handle({ parts, query }, { store }) {
    const run = await findDagRun(store.reader, { dagId: parts.dag_id, runId: parts.dag_run_id });
    if (run === null) return dagRunNotFound(parts.dag_id, parts.dag_run_id);
    const refusal = refuseFields(query.fields, DagRunRepresentation, unknownDagRunField("DAGRunSchema"));
    return refusal ?? ok(pickFields(representDagRun(run), query.fields));
  },
});
