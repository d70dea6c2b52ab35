import type { BackfillRequest } from "../../api/backfill-api.ts";
import type { NewBackfillSearch } from "../../app/search-params-work.ts";
import { momentFieldValue, parseMomentField, type Zone } from "../time/moment-words.ts";

const DAY_MILLISECONDS = 86_400_000;

/** The range that a new back-fill begins with: the last seven whole days. */
export function defaultRange(now: Date, zone: Zone): { readonly from: string; readonly to: string } {
  const day = (offset: number) => {
    const text = momentFieldValue(new Date(now.getTime() + offset * DAY_MILLISECONDS), zone);
    return `${text.slice(0, 10)}T00:00`;
  };
  return { from: day(-7), to: day(-1) };
}

/** What the address asks for; `null` while the range is none. */
export function requestOf(search: NewBackfillSearch, zone: Zone): BackfillRequest | null {
  const from = parseMomentField(search.from ?? "", zone);
  const to = parseMomentField(search.to ?? "", zone);
  if (from === null || to === null || to < from) return null;
  const taskIds = (search.tasks ?? "").split(",").filter((taskId) => taskId !== "");
  return {
    from_date: from.toISOString(),
    to_date: to.toISOString(),
    rerun_behavior: search.rerun ?? "none",
    run_backwards: search.backwards === true,
    max_active_runs: search.runs === undefined || search.runs === 0 ? null : search.runs,
    task_ids: taskIds.length === 0 ? null : taskIds,
    include_upstream: search.only !== true,
  };
}

interface CommandChoices extends BackfillRequest {
  readonly continue_on_failures: boolean;
}

/** The same on the command line. */
export function commandOf(dagId: string, request: CommandChoices): string {
  const words = ["baram dags backfill", dagId, "-s", request.from_date, "-e", request.to_date];
  if (request.rerun_behavior === "failed") words.push("--rerun-failed-tasks");
  if (request.rerun_behavior === "completed") words.push("--reset-dagruns");
  if (request.run_backwards) words.push("-B");
  if (request.max_active_runs !== null) words.push("--max-active-runs", String(request.max_active_runs));
  if (request.continue_on_failures) words.push("--continue-on-failures");
  if (request.task_ids !== null) words.push("-t", `'^(${request.task_ids.join("|")})$'`);
  if (request.task_ids !== null && !request.include_upstream) words.push("-i");
  return words.join(" ");
}
