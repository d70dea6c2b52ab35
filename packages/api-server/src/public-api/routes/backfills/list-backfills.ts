import { BACKFILL_STATES, type BackfillState } from "@baram/domain";
import { listBackfills as listRows } from "@baram/metadata-store";
import { textParameter, textsParameter } from "../../../http/query-parameter.ts";
import { ok, problem } from "../../../http/reply.ts";
import { defineRoute } from "../../../http/route.ts";
import * as schema from "../../../http/schema.ts";
import { PAGING, pageOf } from "../../paging.ts";
import { BackfillRepresentation, representBackfill } from "../../representations/backfill.ts";

/** Back-fills with how far they have come, the newest first. Beyond Airflow's API. */
export const listBackfills = defineRoute({
  method: "GET",
  path: "/backfills",
  operationId: "list_backfills",
  tags: ["Backfill"],
  summary: "List back-fills",
  description: "Back-fills with how far they have come, the newest first. Beyond Airflow's API.",
  access: { kind: "permissions", permissions: ["can_read DAGs", "can_read DAG Runs"] },
  query: { ...PAGING, dag_id: textParameter(), state: textsParameter() },
  answer: schema.object("BackfillCollection", {
    backfills: schema.list(BackfillRepresentation),
    total_entries: schema.integer(),
  }),
  refusals: [400],

  async handle({ query }, { store, configuration }) {
    const page = pageOf(query, configuration);
    if ("kind" in page) return page;
    const unknown = query.state?.find((state) => !isBackfillState(state));
    if (unknown !== undefined) {
      return problem(400, { detail: `state: '${unknown}' is not one of ${BACKFILL_STATES.join(", ")}` });
    }
    const states = query.state?.filter(isBackfillState) ?? null;
    const { backfills, total } = await listRows(store.reader, { dagId: query.dag_id ?? null, states, ...page });
    const shown = await Promise.all(backfills.map((backfill) => representBackfill(store.reader, backfill)));
    return ok({ backfills: shown, total_entries: total });
  },
});

function isBackfillState(text: string): text is BackfillState {
  return (BACKFILL_STATES as readonly string[]).includes(text);
}
