import { DAG_RUN_STATES } from "@baram/domain";
import { countDagRunsByState, listDags } from "@baram/metadata-store";
import { requiredTextParameter } from "../../../http/query-parameter.ts";
import { ok } from "../../../http/reply.ts";
import { defineRoute } from "../../../http/route.ts";
import * as schema from "../../../http/schema.ts";
import { allowedDagIds } from "../../readable-dags.ts";

const DagStats = schema.object("DagStatsCollectionSchema", {
  dags: schema.list(
    schema.object("DagStatsCollectionItem", {
      dag_id: schema.text(),
      stats: schema.list(
        schema.object("DagStatsStateCollectionItem", {
          state: schema.oneOf(...DAG_RUN_STATES),
          count: schema.integer(),
        }),
      ),
    }),
  ),
  total_entries: schema.integer(),
});

/** How many runs the named Dags have in each state, zeros included. */
export const getDagStats = defineRoute({
  method: "GET",
  path: "/dagStats",
  operationId: "get_dag_stats",
  tags: ["DagStats"],
  summary: "List Dag statistics",
  description:
    "How many runs the named Dags have in each state, zeros included. Of very many that have ended the number may be some seconds old.",
  access: { kind: "permissions", permissions: ["can_read DAG Runs", "can_read DAGs"], listsReadableDags: true },
  query: { dag_ids: requiredTextParameter() },
  answer: DagStats,

  async handle({ query, rights }, { store, clock }) {
    const asked = new Set(query.dag_ids.split(",").filter((dagId) => dagId !== ""));
    const known = await listDags(store.reader, {
      dagIds: allowedDagIds(rights, [...asked]) ?? [],
      isActiveOnly: false,
      direction: "asc",
      limit: asked.size,
      offset: 0,
    });
    const dagIds = known.dags.map(({ dagId }) => dagId);
    const counts = await countDagRunsByState(store.reader, dagIds, { clock });
    const dags = dagIds.map((dagId) => ({
      dag_id: dagId,
      stats: DAG_RUN_STATES.map((state) => ({
        state,
        count: counts.find((one) => one.dagId === dagId && one.state === state)?.count ?? 0,
      })),
    }));
    return ok({ dags, total_entries: dags.length });
  },
});
