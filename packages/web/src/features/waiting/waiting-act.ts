import { HITL_TRIGGER_CLASSPATH, type WaitingKind } from "@baram/domain";
import type { JsonValue } from "../../api/ui-shapes.ts";

/** What would change that something waits: something to do at once, or where to look and do it. */
export type WaitingAct =
  | { readonly kind: "unpause" | "clear" }
  | { readonly kind: "pool"; readonly pool: string; readonly isMissing: boolean }
  | { readonly kind: "backfill"; readonly backfillId: number }
  | { readonly kind: "previous-run"; readonly runId: string }
  | { readonly kind: "running-tasks"; readonly taskId: string | undefined }
  | {
      readonly kind:
        | "running-runs"
        | "upstream"
        | "run"
        | "logs"
        | "code"
        | "inbox"
        | "processes"
        | "configuration"
        | "import-errors";
    };

type Facts = Readonly<Record<string, JsonValue>>;

/** A fact that is text; empty where it is none. */
export function factText(facts: Facts, name: string): string {
  const fact = facts[name];
  return typeof fact === "string" ? fact : "";
}

type ActOf = (facts: Facts) => WaitingAct | null;

const pool =
  (isMissing: boolean): ActOf =>
  (facts) => ({ kind: "pool", pool: factText(facts, "pool"), isMissing });

/** Nothing but time, or what runs already, changes these. */
const nothing: ActOf = () => null;

const ACTS = {
  "backfill-paused": (facts) => ({ kind: "backfill", backfillId: Number(facts["backfill_id"]) }),
  "dag-file-gone": () => ({ kind: "import-errors" }),
  "dag-paused": () => ({ kind: "unpause" }),
  "dag-run-not-running": () => ({ kind: "run" }),
  "decided-against": () => ({ kind: "upstream" }),
  deferred: (facts) => ({ kind: facts["trigger"] === HITL_TRIGGER_CLASSPATH ? "inbox" : "processes" }),
  "end-date-passed": () => ({ kind: "code" }),
  "logical-date-ahead": nothing,
  "map-length-unknown": () => ({ kind: "upstream" }),
  "max-active-runs": () => ({ kind: "running-runs" }),
  "max-active-tasks": () => ({ kind: "running-tasks", taskId: undefined }),
  "not-scheduled-yet": nothing,
  parallelism: () => ({ kind: "configuration" }),
  "pool-full": pool(false),
  "pool-missing": pool(true),
  "pool-too-small": pool(false),
  "previous-run": (facts) => ({ kind: "previous-run", runId: factText(facts, "run_id") }),
  "reschedule-date": () => ({ kind: "logs" }),
  "retry-delay": () => ({ kind: "clear" }),
  running: nothing,
  "scheduler-silent": () => ({ kind: "processes" }),
  state: nothing,
  "task-concurrency": (facts) => ({ kind: "running-tasks", taskId: factText(facts, "task_id") }),
  "trigger-rule": () => ({ kind: "upstream" }),
} as const satisfies Record<WaitingKind, ActOf>;

/** What would change this reason; `null` where nobody can. */
export function waitingActOf(kind: WaitingKind, facts: Facts): WaitingAct | null {
  return ACTS[kind](facts);
}
