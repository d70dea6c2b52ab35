import { checkHumanResponse, isAskedOf } from "@baram/domain";
import { answerHumanRequest as answer } from "@baram/lifecycle";
import { findHumanRequest, type HumanRequestRow } from "@baram/metadata-store";
import { integerParameter } from "../../../http/query-parameter.ts";
import { ok, problem } from "../../../http/reply.ts";
import { defineRoute } from "../../../http/route.ts";
import * as schema from "../../../http/schema.ts";
import { findRequestOf, requestNotFound } from "../../find-human-request.ts";
import { HumanRequestRepresentation, representHumanRequest } from "../../representations/human-request.ts";
import { keyOf } from "../../task-instance-access.ts";

/** Answers what a task asks: it goes on with that. The right to edit the Dag itself is not needed. */
export const answerHumanRequest = defineRoute({
  method: "PATCH",
  path: "/dags/{dag_id}/dagRuns/{dag_run_id}/taskInstances/{task_id}/hitlDetails",
  operationId: "update_hitl_detail",
  tags: ["HumanRequest"],
  summary: "Answer what a task asks of a person",
  description: "Answers what a task asks: it goes on with that. The right to edit the Dag itself is not needed.",
  access: { kind: "permissions", permissions: ["can_read DAGs", "can_edit Task Instances"] },
  audit: "answer_human_request",
  body: {
    schema: schema.object("UpdateHITLDetailPayload", {
      chosen_options: schema.list(schema.text()),
      params_input: schema.optionally(schema.anyObject()),
    }),
  },
  query: { map_index: integerParameter() },
  answer: HumanRequestRepresentation,
  refusals: [400, 403, 404, 409],

  async handle({ parts, query, body, user }, { store, clock }) {
    const key = keyOf(parts, query.map_index);
    const request = await findRequestOf(key, store);
    if (request === null) return requestNotFound(key);
    if (!isAskedOf(request, user.name)) {
      const detail = `"${request.subject}" is asked of ${request.assignedUsers.join(", ")}, and you are ${user.name}.`;
      return problem(403, { title: "The request is asked of others", detail });
    }
    if (request.state !== "pending") return over(request);
    const given = { chosenOptions: body.chosen_options, paramsInput: body.params_input ?? {} };
    const checked = checkHumanResponse(request, given);
    if (checked.kind === "refused") return problem(400, { detail: checked.message });
    const { response } = checked;
    const outcome = await store.transaction((transaction) =>
      answer(transaction, { requestId: request.id, response, answeredBy: user.name, now: clock.now() }),
    );
    switch (outcome.kind) {
      case "answered": {
        const answered = await findHumanRequest(store.reader, request.id);
        return answered === null ? requestNotFound(key) : ok(representHumanRequest(answered, user.name));
      }
      case "over":
        return over(outcome.request);
      case "not-found":
        return requestNotFound(key);
    }
  },
});

function over({ subject, state, respondedBy }: HumanRequestRow) {
  const why = {
    pending: "its task no longer waits",
    answered: `${respondedBy ?? "somebody"} was first`,
    defaulted: "its time was over, and its defaults were taken",
    withdrawn: "its task no longer waits",
  } as const;
  return problem(409, { title: "The request is over", detail: `"${subject}" cannot be answered: ${why[state]}.` });
}
