import type { Backfill } from "../../api/backfill-api.ts";
import type { DagRun, TaskInstanceChange } from "../../api/ui-shapes.ts";

/** One thing that the event stream tells. */
export type LiveEvent =
  | { readonly kind: "dag"; readonly dagId: string }
  | { readonly kind: "dag-run"; readonly run: DagRun }
  | { readonly kind: "task-instance"; readonly change: TaskInstanceChange }
  | { readonly kind: "import-errors"; readonly count: number }
  | { readonly kind: "backfill"; readonly backfill: Backfill }
  | { readonly kind: "human-requests" };

/** The names of the stream's events, `ping` excepted. */
export const LIVE_EVENT_NAMES = [
  "dag",
  "dag_run",
  "task_instance",
  "import_errors",
  "backfill",
  "human_requests",
] as const;

/** The name of one event on the wire. */
export type LiveEventName = (typeof LIVE_EVENT_NAMES)[number];

/** Reads the data of an event by its name. The server is ours, so the shape is the contract's. */
export function parseLiveEvent(name: LiveEventName, data: string): LiveEvent {
  const value: unknown = JSON.parse(data);
  switch (name) {
    case "dag":
      return { kind: "dag", dagId: (value as { dag_id: string }).dag_id };
    case "dag_run":
      return { kind: "dag-run", run: value as DagRun };
    case "task_instance":
      return { kind: "task-instance", change: value as TaskInstanceChange };
    case "backfill":
      return { kind: "backfill", backfill: value as Backfill };
    case "human_requests":
      return { kind: "human-requests" };
    case "import_errors":
      return { kind: "import-errors", count: (value as { count: number }).count };
  }
}
