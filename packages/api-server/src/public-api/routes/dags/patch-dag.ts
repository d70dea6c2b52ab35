import { setDagPaused } from "@baram/lifecycle";
import { findDag } from "@baram/metadata-store";
import { textsParameter } from "../../../http/query-parameter.ts";
import { ok } from "../../../http/reply.ts";
import { defineRoute } from "../../../http/route.ts";
import { PatchDagBody, refuseMask } from "../../dag-body.ts";
import { dagNotFound } from "../../not-found.ts";
import { DagRepresentation, readDagParts, representDag } from "../../representations/dag.ts";

/** Pauses or unpauses a Dag. */
export const patchDag = defineRoute({
  method: "PATCH",
  path: "/dags/{dag_id}",
  operationId: "patch_dag",
  tags: ["DAG"],
  summary: "Update a Dag",
  description: "Pauses or unpauses a Dag.",
  access: { kind: "permissions", permissions: ["can_edit DAGs"] },
  query: { update_mask: textsParameter() },
  body: { schema: PatchDagBody },
  audit: "patch_dag",
  answer: DagRepresentation,
  refusals: [400, 404],

  async handle({ parts, query, body }, dependencies) {
    const { store, clock } = dependencies;
    const dagId = parts.dag_id;
    const refusal = refuseMask(query.update_mask);
    if (refusal !== null) return refusal;
    const { is_paused: isPaused = null } = body;
    if (isPaused !== null) {
      const outcome = await store.transaction((transaction) =>
        setDagPaused(transaction, { dagId, isPaused, now: clock.now() }),
      );
      if (outcome.kind === "dag-not-found") return dagNotFound(dagId);
    }
    const dag = await findDag(store.reader, dagId);
    if (dag === null) return dagNotFound(dagId);
    const [dagParts] = await readDagParts([dag], dependencies);
    return dagParts === undefined ? dagNotFound(dagId) : ok(representDag(dagParts, dependencies));
  },
});
