import { readDagGraph } from "@baram/metadata-store";
import { ok } from "../../http/reply.ts";
import { defineRoute } from "../../http/route.ts";
import { representUiDagGraph, UiDagGraph } from "../../ui-api/representations/ui-dag-graph.ts";

/** Which Dags trigger, await and feed which, with the assets between them: what the web UI draws. */
export const getDagGraphForCommand = defineRoute({
  method: "GET",
  path: "/dependencies",
  operationId: "get_dag_graph_for_command",
  summary: "Get the graph of Dags and assets",
  access: { kind: "command" },
  answer: UiDagGraph,

  async handle(_request, { store }) {
    return ok(representUiDagGraph(await readDagGraph(store.reader, { dagId: null })));
  },
});
