import type { HumanRequest, HumanResponse, TaskInstanceKey } from "@baram/domain";
import { type Selectable, sql } from "kysely";
import { isOneOf } from "../is-one-of.ts";
import type { MetadataReader } from "../metadata-store.ts";
import type { HumanRequestTable } from "../tables/human-request-table.ts";

/**
 * Where a request stands: it waits for somebody, somebody answered, its defaults were taken, or the instance stopped
 * waiting for another reason: it was cleared or marked, its time was over, or its run ended.
 */
export type HumanRequestState = "pending" | "answered" | "defaulted" | "withdrawn";

/** A request with the instance that made it. */
export interface HumanRequestRow extends HumanRequest, TaskInstanceKey {
  readonly id: number;
  readonly taskInstanceId: number;
  readonly tryNumber: number;
  readonly state: HumanRequestState;
  readonly createdAt: Selectable<HumanRequestTable>["createdAt"];
  readonly expiresAt: Selectable<HumanRequestTable>["expiresAt"];
  readonly respondedAt: Selectable<HumanRequestTable>["respondedAt"];
  readonly respondedBy: string | null;
  /** `null` for a request that was not answered. */
  readonly response: HumanResponse | null;
}

/** Which requests, and which part of the list. */
export interface HumanRequestFilter {
  readonly dagIds?: readonly string[] | undefined;
  readonly runIds?: readonly string[] | undefined;
  readonly state?: HumanRequestState | undefined;
  readonly limit: number;
  readonly offset: number;
}

/** A page of requests with how many there are: those that wait as they were made, others with the newest first. */
export async function listHumanRequests(
  reader: MetadataReader,
  { dagIds, runIds, state, limit, offset }: HumanRequestFilter,
): Promise<{ readonly requests: readonly HumanRequestRow[]; readonly total: number }> {
  const condition = state === undefined ? null : CONDITIONS[state];
  const chosen = withInstances(reader)
    .$if(condition !== null, (query) => query.where(condition ?? CONDITIONS.pending))
    .$if(dagIds !== undefined, (query) => query.where(isOneOf(sql.ref("taskInstance.dagId"), dagIds ?? [])))
    .$if(runIds !== undefined, (query) => query.where(isOneOf(sql.ref("taskInstance.runId"), runIds ?? [])));
  const { total } = await chosen.select((query) => query.fn.countAll<number>().as("total")).executeTakeFirstOrThrow();
  const rows = await chosen
    .select(INSTANCE_COLUMNS)
    .selectAll("humanRequest")
    .orderBy("humanRequest.id", state === "pending" ? "asc" : "desc")
    .limit(limit)
    .offset(offset)
    .execute();
  return { requests: rows.map(readRow), total };
}

/** A request by its id; `null` where there is none. */
export async function findHumanRequest(reader: MetadataReader, id: number): Promise<HumanRequestRow | null> {
  const row = await withInstances(reader)
    .select(INSTANCE_COLUMNS)
    .selectAll("humanRequest")
    .where("humanRequest.id", "=", id)
    .executeTakeFirst();
  return row === undefined ? null : readRow(row);
}

/** The newest request of a task instance; `null` where it has made none. */
export async function findHumanRequestOfTaskInstance(
  reader: MetadataReader,
  taskInstanceId: number,
): Promise<HumanRequestRow | null> {
  const row = await withInstances(reader)
    .select(INSTANCE_COLUMNS)
    .selectAll("humanRequest")
    .where("humanRequest.taskInstanceId", "=", taskInstanceId)
    .orderBy("humanRequest.id", "desc")
    .limit(1)
    .executeTakeFirst();
  return row === undefined ? null : readRow(row);
}

/** The requests of some instances that still wait. */
export async function listWaitingHumanRequests(
  reader: MetadataReader,
  taskInstanceIds: readonly number[],
): Promise<readonly HumanRequestRow[]> {
  if (taskInstanceIds.length === 0) return [];
  const rows = await withInstances(reader)
    .select(INSTANCE_COLUMNS)
    .selectAll("humanRequest")
    .where(CONDITIONS.pending)
    .where("humanRequest.taskInstanceId", "in", taskInstanceIds)
    .execute();
  return rows.map(readRow);
}

/** Written out, so that the partial index of those that wait is used. */
const CONDITIONS = {
  pending: sql<boolean>`human_request.trigger_id is not null`,
  answered: sql<boolean>`human_request.responded_by is not null`,
  defaulted: sql<boolean>`human_request.responded_at is not null and human_request.responded_by is null`,
  withdrawn: sql<boolean>`human_request.trigger_id is null and human_request.responded_at is null`,
} as const;

const INSTANCE_COLUMNS = [
  "taskInstance.dagId",
  "taskInstance.runId",
  "taskInstance.taskId",
  "taskInstance.mapIndex",
] as const;

function withInstances(reader: MetadataReader) {
  return reader.selectFrom("humanRequest").innerJoin("taskInstance", "taskInstance.id", "humanRequest.taskInstanceId");
}

function readRow(row: Selectable<HumanRequestTable> & TaskInstanceKey): HumanRequestRow {
  const {
    triggerId: _trigger,
    options,
    defaults,
    multiple,
    params,
    assignedUsers,
    chosenOptions,
    paramsInput,
    ...same
  } = row;
  return {
    ...same,
    state: stateOf(row),
    options: JSON.parse(options) as readonly string[],
    defaults: defaults === null ? null : (JSON.parse(defaults) as readonly string[]),
    multiple: multiple === 1,
    params: JSON.parse(params) as HumanRequest["params"],
    assignedUsers: JSON.parse(assignedUsers) as readonly string[],
    response:
      chosenOptions === null
        ? null
        : {
            chosenOptions: JSON.parse(chosenOptions) as readonly string[],
            paramsInput: JSON.parse(paramsInput ?? "{}") as HumanResponse["paramsInput"],
          },
  };
}

function stateOf({ triggerId, respondedAt, respondedBy }: Selectable<HumanRequestTable>): HumanRequestState {
  if (triggerId !== null) return "pending";
  if (respondedAt === null) return "withdrawn";
  return respondedBy === null ? "defaulted" : "answered";
}
