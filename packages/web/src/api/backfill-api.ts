import type { DagRunState, RerunBehavior } from "@baram/domain";
import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import { change, pathOf, read } from "./http.ts";
import type { KnownReason, Timestamp } from "./ui-shapes.ts";

/** Where a back-fill stands. */
export type BackfillState = "queued" | "running" | "paused" | "completed" | "failed" | "cancelled";

/** Where one date of a back-fill stands. */
export type BackfillDateState = "planned" | "active" | "success" | "failed" | "left";

/** A back-fill with how far it has come. */
export interface Backfill {
  readonly backfill_id: number;
  readonly dag_id: string;
  readonly state: BackfillState;
  readonly reason: string | null;
  readonly known_reason: KnownReason | null;
  readonly from_date: Timestamp;
  readonly to_date: Timestamp;
  readonly rerun_behavior: RerunBehavior;
  readonly run_backwards: boolean;
  readonly max_active_runs: number;
  readonly continue_on_failures: boolean;
  readonly clear_to: "newest" | "own";
  readonly task_ids: readonly string[] | null;
  readonly created_at: Timestamp;
  readonly created_by: string;
  readonly started_at: Timestamp | null;
  readonly ended_at: Timestamp | null;
  readonly progress: Readonly<Record<BackfillDateState | "done", number>> & { readonly total: number | null };
}

/** What would be done for a date, and what it has now. */
export interface PlannedDate {
  readonly logical_date: Timestamp;
  readonly data_interval_start: Timestamp;
  readonly data_interval_end: Timestamp;
  readonly dag_run_id: string | null;
  readonly dag_run_state: DagRunState | null;
  readonly action: "create" | "clear" | "extend" | "leave";
  readonly reason: string | null;
}

/** What a back-fill would do. */
export interface BackfillPlan {
  readonly dates: readonly PlannedDate[];
  readonly has_more: boolean;
  readonly task_ids: readonly string[];
  readonly max_active_runs: number;
}

/** One date of a back-fill. */
export interface BackfillDate extends Omit<PlannedDate, "action"> {
  readonly state: BackfillDateState;
  readonly action: PlannedDate["action"] | null;
}

/** What somebody asks for. */
export interface BackfillRequest {
  readonly from_date: string;
  readonly to_date: string;
  readonly rerun_behavior: RerunBehavior;
  readonly run_backwards: boolean;
  readonly max_active_runs: number | null;
  readonly task_ids: readonly string[] | null;
  readonly include_upstream: boolean;
}

/** What only the start asks. */
export interface BackfillStart extends BackfillRequest {
  readonly continue_on_failures: boolean;
  readonly clear_to: "newest" | "own";
}

interface BackfillDetails {
  readonly backfill: Backfill;
  readonly failed_task_instances: readonly {
    readonly dag_run_id: string;
    readonly task_id: string;
    readonly map_index: number;
    readonly state: "failed" | "upstream_failed" | "deadlocked";
  }[];
}

interface BackfillPage {
  readonly backfills: readonly Backfill[];
  readonly total_entries: number;
}

/** Rows of a page. */
export const BACKFILLS_PER_PAGE = 25;
/** The most dates that a page shows. */
const DATES_SHOWN = 1000;

/** The names under which answers are kept. */
export const backfillKeys = {
  all: ["backfills"] as const,
  one: (dagId: string, backfillId: number) => ["backfill", dagId, backfillId] as const,
  dates: (dagId: string, backfillId: number) => ["backfill-dates", dagId, backfillId] as const,
};

export function backfillsQuery({ dag, skipped = 0 }: { readonly dag?: string | undefined; readonly skipped?: number }) {
  return queryOptions({
    queryKey: [...backfillKeys.all, dag ?? null, skipped],
    queryFn: ({ signal }) =>
      read<BackfillPage>("/api/v1/backfills", { dag_id: dag, limit: BACKFILLS_PER_PAGE, offset: skipped }, signal),
    placeholderData: keepPreviousData,
  });
}

export function backfillQuery(dagId: string, backfillId: number) {
  return queryOptions({
    queryKey: backfillKeys.one(dagId, backfillId),
    queryFn: ({ signal }) =>
      read<BackfillDetails>(pathOf("/api/v1/dags/{}/backfills/{}", dagId, backfillId), {}, signal),
  });
}

export function backfillDatesQuery(dagId: string, backfillId: number) {
  return queryOptions({
    queryKey: backfillKeys.dates(dagId, backfillId),
    queryFn: async ({ signal }) => {
      const path = pathOf("/api/v1/dags/{}/backfills/{}/dates", dagId, backfillId);
      const dates: BackfillDate[] = [];
      for (;;) {
        const page = await read<{ readonly dates: readonly BackfillDate[]; readonly total_entries: number }>(
          path,
          { limit: 100, offset: dates.length },
          signal,
        );
        dates.push(...page.dates);
        if (page.dates.length === 0 || dates.length >= Math.min(page.total_entries, DATES_SHOWN)) return dates;
      }
    },
  });
}

export function backfillPlanQuery(dagId: string, { task_ids: taskIds, ...request }: BackfillRequest) {
  return queryOptions({
    queryKey: ["backfill-plan", dagId, request, taskIds],
    queryFn: ({ signal }) =>
      read<BackfillPlan>(
        pathOf("/api/v1/dags/{}/backfills/plan", dagId),
        { ...request, task_ids: taskIds?.join(","), limit: DATES_SHOWN },
        signal,
      ),
    placeholderData: (previous, query) => (query?.queryKey[1] === dagId ? previous : undefined),
    retry: false,
  });
}

export function createBackfill(dagId: string, start: BackfillStart): Promise<Backfill> {
  return change({ method: "POST", path: pathOf("/api/v1/dags/{}/backfills", dagId), body: start });
}

export function changeBackfill(
  { dag_id: dagId, backfill_id: id }: Backfill,
  act: "pause" | "resume" | "cancel",
): Promise<Backfill> {
  return change({ method: "POST", path: pathOf("/api/v1/dags/{}/backfills/{}/{}", dagId, id, act) });
}
