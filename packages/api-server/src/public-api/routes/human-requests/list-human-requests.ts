import { listHumanRequests as listRows } from "@baram/metadata-store";
import { textParameter } from "../../../http/query-parameter.ts";
import { ok, problem } from "../../../http/reply.ts";
import { defineRoute } from "../../../http/route.ts";
import * as schema from "../../../http/schema.ts";
import { PAGING, pageOf } from "../../paging.ts";
import { allowedDagIds } from "../../readable-dags.ts";
import {
  HUMAN_REQUEST_STATES,
  HumanRequestRepresentation,
  representHumanRequest,
} from "../../representations/human-request.ts";
import { namedList } from "../../wildcard.ts";

/** What tasks ask of people: those that wait in the order in which they were asked, others the newest first. */
export const listHumanRequests = defineRoute({
  method: "GET",
  path: "/dags/{dag_id}/dagRuns/{dag_run_id}/hitlDetails",
  operationId: "get_hitl_details",
  tags: ["HumanRequest"],
  summary: "List what tasks ask of people",
  description:
    "What tasks ask of people: those that wait in the order in which they were asked, others the newest first.",
  access: {
    kind: "permissions",
    permissions: ["can_read DAGs", "can_read DAG Runs", "can_read Task Instances"],
    listsReadableDags: true,
  },
  query: { ...PAGING, state: textParameter() },
  answer: schema.object("HITLDetailCollection", {
    hitl_details: schema.list(HumanRequestRepresentation),
    total_entries: schema.integer(),
  }),
  refusals: [400],

  async handle({ parts, query, rights, user }, { store, configuration }) {
    const page = pageOf(query, configuration);
    if ("kind" in page) return page;
    const state = HUMAN_REQUEST_STATES.find((known) => known === query.state);
    if (query.state !== undefined && state === undefined) {
      return problem(400, { detail: `state: '${query.state}' is not one of ${HUMAN_REQUEST_STATES.join(", ")}` });
    }
    const { requests, total } = await listRows(store.reader, {
      ...page,
      dagIds: allowedDagIds(rights, namedList(parts.dag_id)),
      runIds: namedList(parts.dag_run_id),
      state,
    });
    const shown = requests.map((request) => representHumanRequest(request, user.name));
    return ok({ hitl_details: shown, total_entries: total });
  },
});
