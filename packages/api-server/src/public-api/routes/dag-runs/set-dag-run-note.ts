import { setDagRunNote as setNote } from "@baram/lifecycle";
import { findDagRun } from "@baram/metadata-store";
import { ok } from "../../../http/reply.ts";
import { defineRoute } from "../../../http/route.ts";
import * as schema from "../../../http/schema.ts";
import { runOfDagNotFound } from "../../not-found.ts";
import { NOTE_LENGTH_MAXIMUM, noteTooLong } from "../../note.ts";
import { DagRunRepresentation, representDagRun } from "../../representations/dag-run.ts";

/** Writes a person's note on a run. */
export const setDagRunNote = defineRoute({
  method: "PATCH",
  path: "/dags/{dag_id}/dagRuns/{dag_run_id}/setNote",
  operationId: "set_dag_run_note",
  tags: ["DAGRun"],
  summary: "Update the Dag run note",
  description: "Writes a person's note on a run.",
  access: { kind: "permissions", permissions: ["can_edit DAGs", "can_edit DAG Runs"] },
  body: { schema: schema.object("SetDagRunNote", { note: schema.text() }) },
  audit: "set_dag_run_note",
  answer: DagRunRepresentation,
  refusals: [400, 404],

  async handle({ parts, body }, { store }) {
    const key = { dagId: parts.dag_id, runId: parts.dag_run_id };
    if (body.note.length > NOTE_LENGTH_MAXIMUM) return noteTooLong();
    const isFound = await store.transaction((transaction) => setNote(transaction, { ...key, note: body.note }));
    const run = isFound ? await findDagRun(store.reader, key) : null;
    return run === null ? runOfDagNotFound(key) : ok(representDagRun(run));
  },
});
