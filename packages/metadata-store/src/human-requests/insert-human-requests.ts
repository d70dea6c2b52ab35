import type { HumanRequest, Instant } from "@baram/domain";
import type { Insertable } from "kysely";
import { dialectOf, type MetadataTransaction, noteChange } from "../metadata-store.ts";
import { flag } from "../tables/flag.ts";
import type { HumanRequestTable } from "../tables/human-request-table.ts";

/** A request of an instance that is being deferred. */
export interface NewHumanRequest extends HumanRequest {
  readonly taskInstanceId: number;
  readonly tryNumber: number;
  readonly createdAt: Instant;
  /** When the wait is over; `null` for one that may last for ever. */
  readonly expiresAt: Instant | null;
}

type Written = Omit<Insertable<HumanRequestTable>, "id" | "triggerId"> & { readonly body: string | null };

/**
 * Writes down what instances ask of people. Their triggers must have been sent before in this transaction: a request
 * waits for as long as its trigger is there.
 */
export async function insertHumanRequests(
  transaction: MetadataTransaction,
  requests: readonly NewHumanRequest[],
): Promise<void> {
  if (requests.length === 0) return;
  const given = dialectOf(transaction).rows<GivenRow, "given">("given", GIVEN, JSON.stringify(requests.map(written)));
  await transaction
    .insertInto("humanRequest")
    .columns([...COLUMNS, "triggerId"])
    .expression((query) =>
      query
        .selectFrom(given)
        .innerJoin("trigger", "trigger.taskInstanceId", "given.taskInstanceId")
        .select([...COLUMNS.map((name) => `given.${name}` as const), "trigger.id"]),
    )
    .execute();
  noteChange(transaction, { kind: "humanRequests" });
}

const COLUMNS = [
  "taskInstanceId",
  "tryNumber",
  "subject",
  "body",
  "options",
  "defaults",
  "multiple",
  "params",
  "assignedUsers",
  "createdAt",
  "expiresAt",
] as const;

type GivenRow = Pick<Written, (typeof COLUMNS)[number]>;

const GIVEN = {
  taskInstanceId: "integer",
  tryNumber: "integer",
  subject: "text",
  body: "text",
  options: "text",
  defaults: "text",
  multiple: "integer",
  params: "text",
  assignedUsers: "text",
  createdAt: "integer",
  expiresAt: "integer",
} as const;

function written(request: NewHumanRequest): GivenRow {
  const { taskInstanceId, tryNumber, subject, body, defaults, createdAt, expiresAt } = request;
  return {
    taskInstanceId,
    tryNumber,
    subject,
    body,
    options: JSON.stringify(request.options),
    defaults: defaults === null ? null : JSON.stringify(defaults),
    multiple: flag(request.multiple),
    params: JSON.stringify(request.params),
    assignedUsers: JSON.stringify(request.assignedUsers),
    createdAt,
    expiresAt,
  };
}
