import { type Instant, type JsonObject, parseInstant, RERUN_BEHAVIORS, type RerunBehavior } from "@baram/domain";
import type { BackfillRefusal, BackfillRequest } from "@baram/lifecycle";
import { problem, type Reply } from "../http/reply.ts";
import { dagNotFound } from "./not-found.ts";

/** What requests for a back-fill and for its plan have in common; what is not given has its default. */
export interface AskedBackfill {
  readonly fromDate: Instant;
  readonly toDate: Instant;
  readonly rerunBehavior: string | undefined;
  readonly runBackwards: boolean | undefined;
  readonly maxActiveRuns: number | null | undefined;
  readonly taskIds: readonly string[] | null | undefined;
  readonly includeUpstream: boolean | undefined;
  readonly pool: string | null | undefined;
}

/** What only the making of a back-fill asks. */
export interface AskedBackfillRuns {
  readonly conf?: JsonObject;
  readonly continuesOnFailure?: boolean;
  readonly marksSuccess?: boolean;
  readonly clearsTo?: "newest" | "own";
  readonly mayRetry?: boolean;
}

/** Fills in what was not given. */
export function backfillRequest(
  dagId: string,
  asked: AskedBackfill,
  { now, runs = {} }: { readonly now: Instant; readonly runs?: AskedBackfillRuns },
): BackfillRequest | Reply<never> {
  const rerunBehavior = asked.rerunBehavior ?? "none";
  if (!isRerunBehavior(rerunBehavior)) {
    const detail = `'${rerunBehavior}' is not one of ${RERUN_BEHAVIORS.join(", ")}`;
    return problem(400, { detail: `rerun_behavior: ${detail}` });
  }
  return {
    dagId,
    range: { from: asked.fromDate, to: asked.toDate },
    rerunBehavior,
    isBackwards: asked.runBackwards ?? false,
    maxActiveRuns: asked.maxActiveRuns ?? null,
    continuesOnFailure: runs.continuesOnFailure ?? false,
    marksSuccess: runs.marksSuccess ?? false,
    clearsTo: runs.clearsTo ?? "newest",
    conf: runs.conf ?? {},
    taskIds: asked.taskIds ?? null,
    includeUpstream: asked.includeUpstream ?? true,
    pool: asked.pool ?? null,
    mayRetry: runs.mayRetry ?? true,
    now,
  };
}

function isRerunBehavior(text: string): text is RerunBehavior {
  return (RERUN_BEHAVIORS as readonly string[]).includes(text);
}

/** A moment of a body, which its schema has found to be one. */
export function instantOfBody(text: string): Instant {
  return parseInstant(text) ?? (0 as Instant);
}

/** Words why there is no such back-fill. */
export function refuseBackfill(dagId: string, refusal: BackfillRefusal): Reply<never> {
  switch (refusal.kind) {
    case "dag-not-found":
      return dagNotFound(dagId);
    case "import-errors":
      return problem(400, { title: "DAG cannot be filled", detail: `DAG with dag_id: '${dagId}' has import errors` });
    case "already-active": {
      const detail = `Back-fill ${refusal.backfillId} of Dag "${dagId}" is not over; wait for it, or cancel it.`;
      return problem(409, { title: "A back-fill of this Dag is active", detail });
    }
    case "no-dates": {
      const detail = `The schedule of Dag "${dagId}" has no date in this range, so there is nothing to run.`;
      return problem(400, { title: "Nothing to fill", detail });
    }
    case "refused":
      return problem(400, { title: "The back-fill was refused", detail: refusal.message });
  }
}

/** There is no such back-fill of that Dag. */
export function backfillNotFound(dagId: string, backfillId: number): Reply<never> {
  return problem(404, { title: "Backfill not found", detail: `Dag "${dagId}" has no back-fill ${backfillId}.` });
}
