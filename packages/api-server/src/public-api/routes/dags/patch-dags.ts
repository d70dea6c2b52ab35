import { setDagPaused } from "@baram/lifecycle";
import { listDags } from "@baram/metadata-store";
import { booleanParameter, requiredTextParameter, textsParameter } from "../../../http/query-parameter.ts";
import { ok } from "../../../http/reply.ts";
import { defineRoute } from "../../../http/route.ts";
import { PatchDagBody, refuseMask } from "../../dag-body.ts";
import { PAGING, pageOf } from "../../paging.ts";
import { allowedDagIds } from "../../readable-dags.ts";
import { DagCollection, readDagParts, representDag } from "../../representations/dag.ts";

/** Pauses or unpauses every Dag of a page of those that match. */
export const patchDags = defineRoute({
  method: "PATCH",
  path: "/dags",
  operationId: "patch_dags",
  tags: ["DAG"],
  summary: "Update Dags",
  description: "Pauses or unpauses every Dag of a page of those that match.",
  access: { kind: "permissions", permissions: ["can_edit DAGs"], listsReadableDags: true },
  query: {
    ...PAGING,
    tags: textsParameter(),
    update_mask: textsParameter(),
    only_active: booleanParameter(true),
    dag_id_pattern: requiredTextParameter(),
  },
  body: { schema: PatchDagBody },
  audit: "patch_dags",
  answer: DagCollection,
  refusals: [400],

  async handle({ query, body, rights }, dependencies) {
    const { store, clock, configuration } = dependencies;
    const refusal = refuseMask(query.update_mask);
    if (refusal !== null) return refusal;
    const page = pageOf(query, configuration);
    if ("kind" in page) return page;
    const { tags, dag_id_pattern: pattern } = query;
    const dagIds = allowedDagIds(rights, undefined, "can_edit");
    const matching = {
      ...page,
      direction: "asc" as const,
      isActiveOnly: query.only_active,
      ...(dagIds === undefined ? {} : { dagIds }),
      ...(tags === undefined ? {} : { tags }),
      ...(pattern === "~" ? {} : { dagIdPattern: pattern }),
    };
    const { is_paused: isPaused = null } = body;
    const { dags, total } = await listDags(store.reader, matching);
    if (isPaused !== null) {
      await store.transaction(async (transaction) => {
        for (const { dagId } of dags) await setDagPaused(transaction, { dagId, isPaused, now: clock.now() });
      });
    }
    const changed = await readDagParts((await listDags(store.reader, matching)).dags, dependencies);
    return ok({ dags: changed.map((dag) => representDag(dag, dependencies)), total_entries: total });
  },
});
