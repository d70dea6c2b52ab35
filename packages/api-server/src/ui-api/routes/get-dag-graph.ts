import { readDagGraph } from "@baram/metadata-store";
import { ok } from "../../http/reply.ts";
import { defineRoute } from "../../http/route.ts";
import { MAY_READ_DEPENDENCIES } from "../access.ts";
import { representUiDagGraph, UiDagGraph } from "../representations/ui-dag-graph.ts";

/** Which Dags trigger, await and feed which, with the assets between them. */
export const getDagGraph = defineRoute({
  method: "GET",
  path: "/dependencies",
  operationId: "get_dag_graph",
  summary: "Get the graph of Dags and assets",
  access: MAY_READ_DEPENDENCIES,
  answer: UiDagGraph,

  async handle(_request, { store }) {
    return ok(representUiDagGraph(await readDagGraph(store.reader, { dagId: null })));
  },
});
