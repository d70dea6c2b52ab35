import { type SerializedDag, timetableOf } from "@baram/domain";
import { findDagVersionId } from "@baram/metadata-store";
import { instantText } from "../../http/instant-text.ts";
import { ok, problem } from "../../http/reply.ts";
import { defineRoute } from "../../http/route.ts";
import * as schema from "../../http/schema.ts";
import { MAY_READ_DAGS } from "../access.ts";
import { representUiStructure, UiStructure } from "../representations/ui-structure.ts";

/** The Dag as one of its versions has it: its graph, and what is set on it. */
export const getUiDagVersion = defineRoute({
  method: "GET",
  path: "/dags/{dag_id}/versions/{version_number}",
  operationId: "get_ui_dag_version",
  summary: "Get a version of a Dag with its graph",
  access: MAY_READ_DAGS,
  answer: schema.object("UiDagVersionPage", {
    number: schema.integer(),
    structure: UiStructure,
    // What is set on the Dag as a whole, by name.
    settings: schema.record(schema.anyJson()),
  }),
  refusals: [404],

  async handle({ parts }, { store }) {
    const versionNumber = Number(parts.version_number);
    const id = Number.isSafeInteger(versionNumber)
      ? await findDagVersionId(store.reader, { dagId: parts.dag_id, versionNumber })
      : null;
    if (id === null) return problem(404, { title: "Dag version not found" });
    const { dag } = await store.serializedDags.get(store.reader, id);
    return ok({ number: versionNumber, structure: representUiStructure(dag), settings: settingsOf(dag) });
  },
});

function settingsOf(dag: SerializedDag): Readonly<Record<string, schema.Described<ReturnType<typeof schema.anyJson>>>> {
  return {
    schedule: timetableOf(dag.schedule).summary,
    timezone: dag.timezone,
    start_date: instantText(dag.startDate),
    end_date: instantText(dag.endDate),
    catchup: dag.catchup,
    max_active_runs: dag.maxActiveRuns,
    max_active_tasks: dag.maxActiveTasks,
    dagrun_timeout: dag.dagRunTimeoutSeconds,
    fail_fast: dag.failFast,
    owners: dag.owners.join(", "),
    tags: dag.tags.join(", "),
    description: dag.description,
    params: Object.fromEntries(Object.entries(dag.params).map(([name, { default: value }]) => [name, value ?? null])),
  };
}
