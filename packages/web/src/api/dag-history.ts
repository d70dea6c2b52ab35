import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import { change, pathOf, read } from "./http.ts";
import type { DagStructure, JsonValue, Timestamp, WireTaskInstanceState } from "./ui-shapes.ts";

/** What was, and what was changed: the timeline of a run, the calendar, the versions and the events of a Dag. */

/** One try: task, map index, its number, its state, and when it was scheduled, queued, started and ended. */
export type TimelineTry = readonly [
  taskId: string,
  mapIndex: number,
  tryNumber: number,
  state: WireTaskInstanceState,
  scheduledAt: Timestamp | null,
  queuedAt: Timestamp | null,
  startDate: Timestamp | null,
  endDate: Timestamp | null,
];

/** Every try of a run. */
export interface TimelineAnswer {
  readonly tries: readonly TimelineTry[];
  /** When sensors that give their slot up between two looks began with the first one. */
  readonly first_looks: readonly (readonly [taskId: string, mapIndex: number, at: Timestamp])[];
}

/** The state of a run, as calendars count it. */
export type RunState = "queued" | "running" | "success" | "failed";

/** Runs by the hours of their logical dates. */
export interface CalendarAnswer {
  readonly hours: readonly (readonly [hour: Timestamp, state: RunState, count: number])[];
  readonly planned: readonly (readonly [hour: Timestamp, count: number])[];
}

/** A version of a Dag with the runs that used it, of the latest ones. */
export interface VersionUse {
  readonly number: number;
  readonly created_at: Timestamp;
  readonly has_new_code: boolean;
  readonly run_count: number;
  readonly earliest_run: Timestamp | null;
  readonly latest_run: Timestamp | null;
}

/** The versions of a Dag, newest first. */
export interface VersionsAnswer {
  readonly versions: readonly VersionUse[];
  readonly counted_runs: number;
}

/** The Dag as one version has it. */
export interface VersionAnswer {
  readonly number: number;
  readonly structure: DagStructure;
  readonly settings: Readonly<Record<string, JsonValue>>;
}

/** What a person asked for, or what became of a try. */
export interface DagEvent {
  readonly event_log_id: number;
  readonly when: Timestamp;
  readonly event: string;
  readonly owner: string | null;
  readonly task_id: string | null;
  readonly run_id: string | null;
  readonly map_index: number | null;
  readonly try_number: number | null;
  readonly extra: string | null;
}

/** A page of events, newest first. */
export interface DagEventsAnswer {
  readonly event_logs: readonly DagEvent[];
  readonly total_entries: number;
}

/** An update of an asset that a run was made for. */
export interface AssetEvent {
  readonly id: number;
  readonly dataset_uri: string;
  readonly timestamp: Timestamp;
  readonly source_dag_id: string | null;
  readonly source_task_id: string | null;
  readonly source_run_id: string | null;
}

/** A run as the stable API tells it, for lists of them. */
export interface ListedRun {
  readonly dag_run_id: string;
  readonly run_type: "scheduled" | "manual" | "backfill" | "dataset_triggered";
  readonly state: RunState;
  readonly logical_date: Timestamp;
  readonly start_date: Timestamp | null;
  readonly end_date: Timestamp | null;
}

/** One thing in the graph of Dags and assets. */
export interface NeighborNode {
  readonly id: string;
  readonly kind: "dag" | "asset" | "alias";
  readonly label: string;
  readonly exists: boolean;
}

/** From what comes before to what comes after; the task of the Dag that makes the edge, where one does. */
export interface NeighborEdge {
  readonly source: string;
  readonly target: string;
  readonly kind: "trigger" | "sensor" | "marker" | "outlet" | "inlet" | "schedule" | "alias";
  readonly task_id: string | null;
}

/** The Dags and assets around a Dag. */
export interface NeighborsAnswer {
  readonly graph: { readonly nodes: readonly NeighborNode[]; readonly edges: readonly NeighborEdge[] };
}

/** Events on one page. */
export const EVENTS_PER_PAGE = 50;

/** The events of tries; all others are what people asked for. */
const TRY_EVENTS = "running,success,failed,skipped";

/** Which events of a Dag are on show. */
export interface EventsChoice {
  readonly offset: number;
  readonly from: "all" | "people" | "tries";
  readonly taskId?: string | undefined;
  readonly runId?: string | undefined;
}

/** The names under which the answers are kept; the event stream patches them by the same names. */
export const historyKeys = {
  timeline: (dagId: string, runId: string) => ["run-timeline", dagId, runId] as const,
  calendars: (dagId: string) => ["calendar", dagId] as const,
  versions: (dagId: string) => ["versions", dagId] as const,
  events: (dagId: string) => ["events", dagId] as const,
};

/** Every try of a run. */
export function timelineQuery(dagId: string, runId: string) {
  return queryOptions({
    queryKey: historyKeys.timeline(dagId, runId),
    queryFn: ({ signal }) => read<TimelineAnswer>(pathOf("/ui/dags/{}/runs/{}/timeline", dagId, runId), {}, signal),
  });
}

/** Runs by hour between two moments. */
export function calendarQuery(dagId: string, { from, until }: { readonly from: string; readonly until: string }) {
  return queryOptions({
    queryKey: [...historyKeys.calendars(dagId), from, until],
    queryFn: ({ signal }) => read<CalendarAnswer>(pathOf("/ui/dags/{}/calendar", dagId), { from, until }, signal),
    placeholderData: (previous, query) => (query?.queryKey[1] === dagId ? previous : undefined),
  });
}

/** The runs with logical dates from one moment until before another, earliest first. */
export function runsBetweenQuery(dagId: string, { from, until }: { readonly from: string; readonly until: string }) {
  return queryOptions({
    queryKey: [...historyKeys.calendars(dagId), "runs", from, until],
    queryFn: async ({ signal }) => {
      const answer = await read<{ readonly dag_runs: readonly ListedRun[]; readonly total_entries: number }>(
        pathOf("/api/v1/dags/{}/dagRuns", dagId),
        { execution_date_gte: from, execution_date_lte: until, order_by: "execution_date", limit: 100 },
        signal,
      );
      return { runs: answer.dag_runs, total: answer.total_entries };
    },
  });
}

/** The versions of a Dag. */
export function versionsQuery(dagId: string) {
  return queryOptions({
    queryKey: historyKeys.versions(dagId),
    queryFn: ({ signal }) => read<VersionsAnswer>(pathOf("/ui/dags/{}/versions", dagId), {}, signal),
  });
}

/** A version of a Dag; it never changes. */
export function versionQuery(dagId: string, number: number) {
  return queryOptions({
    queryKey: ["version", dagId, number],
    queryFn: ({ signal }) => read<VersionAnswer>(pathOf("/ui/dags/{}/versions/{}", dagId, number), {}, signal),
    staleTime: Number.POSITIVE_INFINITY,
  });
}

/** A page of the events of a Dag. */
export function dagEventsQuery(dagId: string, { offset, from, taskId, runId }: EventsChoice) {
  return queryOptions({
    queryKey: [...historyKeys.events(dagId), offset, from, taskId ?? "", runId ?? ""],
    queryFn: ({ signal }) =>
      read<DagEventsAnswer>(
        "/api/v1/eventLogs",
        {
          dag_id: dagId,
          task_id: taskId,
          run_id: runId,
          limit: EVENTS_PER_PAGE,
          offset,
          order_by: "-when",
          excluded_events: from === "people" ? TRY_EVENTS : undefined,
          included_events: from === "tries" ? TRY_EVENTS : undefined,
        },
        signal,
      ),
    placeholderData: keepPreviousData,
  });
}

/** The updates of assets that a run was made for. */
export function causesQuery(dagId: string, runId: string) {
  return queryOptions({
    queryKey: ["causes", dagId, runId],
    queryFn: async ({ signal }) => {
      const path = pathOf("/api/v1/dags/{}/dagRuns/{}/upstreamDatasetEvents", dagId, runId);
      const answer = await read<{ readonly dataset_events: readonly AssetEvent[] }>(path, {}, signal);
      return answer.dataset_events;
    },
  });
}

/** The Dags and assets around a Dag. */
export function neighborsQuery(dagId: string) {
  return queryOptions({
    queryKey: ["neighbors", dagId],
    queryFn: ({ signal }) => read<NeighborsAnswer>(pathOf("/ui/dags/{}/dependencies", dagId), {}, signal),
  });
}

/** Writes a note on a run; an empty one takes it away. */
export function setRunNote(dagId: string, runId: string, note: string): Promise<unknown> {
  return change({ method: "PATCH", path: pathOf("/api/v1/dags/{}/dagRuns/{}/setNote", dagId, runId), body: { note } });
}
