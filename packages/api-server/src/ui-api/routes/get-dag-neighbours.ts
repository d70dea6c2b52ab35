import { neighboursOf } from "@baram/domain";
import { findDag, readDagGraph } from "@baram/metadata-store";
import { ok } from "../../http/reply.ts";
import { defineRoute } from "../../http/route.ts";
import * as schema from "../../http/schema.ts";
import { dagNotFound } from "../../public-api/not-found.ts";
import { MAY_READ_DEPENDENCIES } from "../access.ts";
import { representUiDagGraph, UiDagGraph } from "../representations/ui-dag-graph.ts";

/** The Dags before and after one, and the part of the graph that leads to them. */
export const getDagNeighbours = defineRoute({
  method: "GET",
  path: "/dags/{dag_id}/dependencies",
  operationId: "get_dag_neighbours",
  summary: "Get the Dags before and after one",
  access: MAY_READ_DEPENDENCIES,
  answer: schema.object("UiDagNeighbours", {
    upstream_dag_ids: schema.list(schema.text()),
    downstream_dag_ids: schema.list(schema.text()),
    graph: UiDagGraph,
  }),
  refusals: [404],

  async handle({ parts }, { store }) {
    const dagId = parts.dag_id;
    if ((await findDag(store.reader, dagId)) === null) return dagNotFound(dagId);
    const graph = await readDagGraph(store.reader, { dagId });
    const { upstreamDagIds, downstreamDagIds } = neighboursOf(graph.edges, dagId);
    return ok({
      upstream_dag_ids: upstreamDagIds,
      downstream_dag_ids: downstreamDagIds,
      graph: representUiDagGraph(graph),
    });
  },
});
