import { integerParameter } from "../../../http/query-parameter.ts";
import { ok } from "../../../http/reply.ts";
import { defineRoute } from "../../../http/route.ts";
import { findRequestOf, requestNotFound } from "../../find-human-request.ts";
import { HumanRequestRepresentation, representHumanRequest } from "../../representations/human-request.ts";
import { keyOf, MAY_READ_TASK_INSTANCES } from "../../task-instance-access.ts";

/** What a task instance asks of a person, or has asked last. */
export const getHumanRequest = defineRoute({
  method: "GET",
  path: "/dags/{dag_id}/dagRuns/{dag_run_id}/taskInstances/{task_id}/hitlDetails",
  operationId: "get_hitl_detail",
  tags: ["HumanRequest"],
  summary: "Get what a task asks of a person",
  description: "What a task instance asks of a person, or has asked last.",
  access: MAY_READ_TASK_INSTANCES,
  query: { map_index: integerParameter() },
  answer: HumanRequestRepresentation,
  refusals: [404],

  async handle({ parts, query, user }, { store }) {
    const key = keyOf(parts, query.map_index);
    const request = await findRequestOf(key, store);
    return request === null ? requestNotFound(key) : ok(representHumanRequest(request, user.name));
  },
});
