import { findDag, readDagGraph } from "@baram/metadata-store";
import { textParameter } from "../../../http/query-parameter.ts";
import { ok } from "../../../http/reply.ts";
import { defineRoute } from "../../../http/route.ts";
import { dagNotFound } from "../../not-found.ts";
import { DependencyGraph, representDependencies } from "../../representations/dependency-graph.ts";

/** Which Dags trigger, await and feed which, with the datasets between them; whole, or around one Dag. Beyond Airflow's API. */
export const getDependencies = defineRoute({
  method: "GET",
  path: "/dependencies",
  operationId: "get_dependencies",
  tags: ["Dependency"],
  summary: "Get the graph of Dags and datasets",
  description:
    "Which Dags trigger, await and feed which, with the datasets between them; whole, or around one Dag. Beyond Airflow's API.",
  access: { kind: "permissions", permissions: ["can_read DAGs", "can_read DAG Dependencies"] },
  query: { dag_id: textParameter() },
  answer: DependencyGraph,
  refusals: [404],

  async handle({ query }, { store }) {
    const { dag_id: dagId } = query;
    if (dagId !== undefined && (await findDag(store.reader, dagId)) === null) return dagNotFound(dagId);
    return ok(representDependencies(await readDagGraph(store.reader, { dagId: dagId ?? null })));
  },
});
