import type { QueryClient } from "@tanstack/react-query";
import { assetKeys } from "../../api/asset-api.ts";
import { type Backfill, backfillKeys } from "../../api/backfill-api.ts";
import { type HumanRequest, inboxKeys } from "../../api/inbox-api.ts";
import { isOnItsWay } from "./is-on-its-way.ts";
import type { LiveEvent } from "./live-event.ts";
import type { ReadAgain } from "./read-again.ts";

/** Puts what the stream told of back-fills, requests and assets into the answers that are kept. */
export function applyWork(queryClient: QueryClient, events: readonly LiveEvent[], readAgain: ReadAgain): void {
  for (const event of events) {
    if (event.kind === "backfill") applyBackfill(queryClient, event.backfill, readAgain);
    if (event.kind === "human-requests") readAgain(inboxKeys.all);
  }
  const changes = events.flatMap((event) => (event.kind === "task-instance" ? [event.change] : []));
  if (changes.some(({ state }) => state === "success")) readAgain(assetKeys.all);
  const waiting = waitingInstances(queryClient);
  const hasGone = changes.some(
    ({ dag_id: dagId, run_id: runId, task_id: taskId, map_index: mapIndex, state }) =>
      state !== "deferred" && waiting.has([dagId, runId, taskId, mapIndex].join("\0")),
  );
  // A request ends without an event of its own when its task is cleared or marked.
  if (hasGone || (changes.length > 0 && isOnItsWay(queryClient, inboxKeys.all))) readAgain(inboxKeys.all);
}

function applyBackfill(queryClient: QueryClient, backfill: Backfill, readAgain: ReadAgain): void {
  const { dag_id: dagId, backfill_id: id } = backfill;
  queryClient.setQueriesData<{ readonly backfills: readonly Backfill[] }>(
    { queryKey: backfillKeys.all },
    (page) =>
      page && { ...page, backfills: page.backfills.map((known) => (known.backfill_id === id ? backfill : known)) },
  );
  queryClient.setQueryData<{ readonly backfill: Backfill }>(
    backfillKeys.one(dagId, id),
    (answer) => answer && { ...answer, backfill },
  );
  readAgain(backfillKeys.one(dagId, id));
  readAgain(backfillKeys.dates(dagId, id));
  const { state, created_at: createdAt, started_at: startedAt } = backfill;
  // A list that does not have it yet.
  const isNew = state === "queued" || startedAt === null || startedAt === createdAt;
  if (isNew || isOnItsWay(queryClient, backfillKeys.all)) readAgain(backfillKeys.all);
}

function waitingInstances(queryClient: QueryClient): ReadonlySet<string> {
  const pages = queryClient.getQueriesData<{ readonly hitl_details?: readonly HumanRequest[] }>({
    queryKey: [...inboxKeys.all, "pending"],
  });
  const requests = pages.flatMap(([, page]) => page?.hitl_details ?? []);
  return new Set(
    requests.map(({ dag_id: dagId, dag_run_id: runId, task_id: taskId, map_index: mapIndex }) =>
      [dagId, runId, taskId, mapIndex].join("\0"),
    ),
  );
}
