import { formatInstant, isAskedOf } from "@baram/domain";
import type { HumanRequestRow } from "@baram/metadata-store";
import { instantText } from "../../http/instant-text.ts";
import * as schema from "../../http/schema.ts";

/** Where a request can stand. */
export const HUMAN_REQUEST_STATES = ["pending", "answered", "defaulted", "withdrawn"] as const;

/** What a task asks of a person. Airflow's names, where it has them. */
export const HumanRequestRepresentation = schema.object("HITLDetail", {
  request_id: schema.integer(),
  dag_id: schema.text(),
  dag_run_id: schema.text(),
  task_id: schema.text(),
  map_index: schema.integer(),
  try_number: schema.integer(),
  state: schema.oneOf(...HUMAN_REQUEST_STATES),
  subject: schema.text(),
  body: schema.nullable(schema.text()),
  options: schema.list(schema.text()),
  defaults: schema.nullable(schema.list(schema.text())),
  multiple: schema.boolean(),
  params: schema.record(
    schema.object("HITLParam", {
      schema: schema.anyObject(),
      description: schema.nullable(schema.text()),
      default: schema.optionally(schema.anyJson()),
    }),
  ),
  assigned_users: schema.list(schema.text()),
  /** Whether the caller is among those who are asked. */
  is_asked_of_you: schema.boolean(),
  created_at: schema.dateTime(),
  /** When the wait is over. */
  expires_at: schema.nullable(schema.dateTime()),
  responded_at: schema.nullable(schema.dateTime()),
  /** Null as well where the defaults were taken. */
  responded_by_user: schema.nullable(schema.text()),
  chosen_options: schema.nullable(schema.list(schema.text())),
  params_input: schema.nullable(schema.anyObject()),
});

/** Words a request for somebody. */
export function representHumanRequest(
  request: HumanRequestRow,
  userName: string,
): schema.Described<typeof HumanRequestRepresentation> {
  const { response } = request;
  return {
    request_id: request.id,
    dag_id: request.dagId,
    dag_run_id: request.runId,
    task_id: request.taskId,
    map_index: request.mapIndex,
    try_number: request.tryNumber,
    state: request.state,
    subject: request.subject,
    body: request.body,
    options: request.options,
    defaults: request.defaults,
    multiple: request.multiple,
    params: request.params,
    assigned_users: request.assignedUsers,
    is_asked_of_you: isAskedOf(request, userName),
    created_at: formatInstant(request.createdAt),
    expires_at: instantText(request.expiresAt),
    responded_at: instantText(request.respondedAt),
    responded_by_user: request.respondedBy,
    chosen_options: response?.chosenOptions ?? null,
    params_input: response?.paramsInput ?? null,
  };
}
