import { listDagVersions } from "@baram/metadata-store";
import { ok, problem } from "../../../http/reply.ts";
import { defineRoute } from "../../../http/route.ts";
import * as schema from "../../../http/schema.ts";
import { DagVersionRepresentation, representDagVersion } from "../../representations/dag-version.ts";
import { representTask, TaskRepresentation } from "../../representations/task.ts";

/** A version of a Dag with the tasks that it has. Beyond Airflow's API. */
export const getDagVersion = defineRoute({
  method: "GET",
  path: "/dags/{dag_id}/dagVersions/{version_number}",
  operationId: "get_dag_version",
  tags: ["DagVersion"],
  summary: "Get a version of a Dag with its tasks",
  description: "A version of a Dag with the tasks that it has. Beyond Airflow's API.",
  access: { kind: "permissions", permissions: ["can_read DAGs", "can_read Task Instances"] },
  answer: schema.object("DagVersionDetails", {
    dag_version: DagVersionRepresentation,
    tasks: schema.list(TaskRepresentation),
  }),
  refusals: [404],

  async handle({ parts }, { store }) {
    const { dag_id: dagId, version_number: number } = parts;
    const versions = await listDagVersions(store.reader, dagId);
    const version = versions.find(({ versionNumber }) => String(versionNumber) === number);
    if (version === undefined) {
      return problem(404, { title: "Dag version not found", detail: `Dag '${dagId}' has no version '${number}'` });
    }
    const { dag } = await store.serializedDags.get(store.reader, version.id);
    const tasks = dag.tasks.map((task) => representTask(task, dag));
    return ok({ dag_version: representDagVersion(dagId, version), tasks });
  },
});
