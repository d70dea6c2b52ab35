import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import { change, pathOf, read } from "./http.ts";
import type { TaskInstanceAddress } from "./ui-api.ts";
import type { DagParam, JsonValue, Timestamp } from "./ui-shapes.ts";

/** Where a request stands. */
export type HumanRequestState = "pending" | "answered" | "defaulted" | "withdrawn";

/** What a task asks of a person. */
export interface HumanRequest {
  readonly request_id: number;
  readonly dag_id: string;
  readonly dag_run_id: string;
  readonly task_id: string;
  readonly map_index: number;
  readonly try_number: number;
  readonly state: HumanRequestState;
  readonly subject: string;
  readonly body: string | null;
  readonly options: readonly string[];
  readonly defaults: readonly string[] | null;
  readonly multiple: boolean;
  readonly params: Readonly<
    Record<string, Pick<DagParam, "schema" | "description"> & { readonly default?: JsonValue }>
  >;
  readonly assigned_users: readonly string[];
  readonly is_asked_of_you: boolean;
  readonly created_at: Timestamp;
  readonly expires_at: Timestamp | null;
  readonly responded_at: Timestamp | null;
  readonly responded_by_user: string | null;
  readonly chosen_options: readonly string[] | null;
  readonly params_input: Readonly<Record<string, JsonValue>> | null;
}

interface HumanRequestPage {
  readonly hitl_details: readonly HumanRequest[];
  readonly total_entries: number;
}

/** An answer to a request. */
export interface HumanAnswer {
  readonly chosen_options: readonly string[];
  readonly params_input: Readonly<Record<string, JsonValue>>;
}

/** Requests on one page. */
export const REQUESTS_PER_PAGE = 25;

/** The names under which answers are kept. */
export const inboxKeys = { all: ["human-requests"] as const };

export function humanRequestsQuery({ state, skipped = 0 }: { state: HumanRequestState; skipped?: number | undefined }) {
  return queryOptions({
    queryKey: [...inboxKeys.all, state, skipped],
    queryFn: ({ signal }) =>
      read<HumanRequestPage>(
        "/api/v1/dags/~/dagRuns/~/hitlDetails",
        { state, limit: REQUESTS_PER_PAGE, offset: skipped },
        signal,
      ),
    placeholderData: keepPreviousData,
  });
}

export function humanRequestQuery(address: TaskInstanceAddress) {
  return queryOptions({
    queryKey: [...inboxKeys.all, "one", address],
    queryFn: ({ signal }) => read<HumanRequest>(requestPath(address), { map_index: indexOf(address) }, signal),
    retry: false,
  });
}

export function answerHumanRequest(address: TaskInstanceAddress, answer: HumanAnswer): Promise<HumanRequest> {
  const index = indexOf(address);
  const path = requestPath(address);
  return change({ method: "PATCH", path: index === undefined ? path : `${path}?map_index=${index}`, body: answer });
}

function requestPath({ dagId, runId, taskId }: TaskInstanceAddress): string {
  return pathOf("/api/v1/dags/{}/dagRuns/{}/taskInstances/{}/hitlDetails", dagId, runId, taskId);
}

function indexOf({ mapIndex }: TaskInstanceAddress): number | undefined {
  return mapIndex < 0 ? undefined : mapIndex;
}
