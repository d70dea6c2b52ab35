import type { NoNextDagRun } from "@baram/domain";
import type { TFunction } from "i18next";
import type { DagListItem, DagRun } from "../../api/ui-shapes.ts";
import { waitingEn } from "../../app/i18n/areas/waiting.ts";
import { secondsFrom, type TimeWords } from "../../app/use-time.ts";

/** When a Dag runs next, or why it does not, as the second line of its schedule. */
export function nextRunWords(dag: DagListItem, now: Date, time: TimeWords, t: TFunction): string {
  if (dag.is_paused) return t("dags.paused");
  const { next_run: next } = dag;
  if (next?.run_after != null) {
    if (Date.parse(next.run_after) <= now.getTime()) return t("dags.due");
    return t("dags.nextIn", { relative: time.relative(next.run_after, now) });
  }
  const { summary } = dag.schedule;
  if (summary === null || summary === "None") return t("dags.noNextRun");
  if (summary.startsWith("Dataset")) return t("dags.waitsForAssets");
  if (next === null || next.reason === null) return t("dags.noNextRun");
  const { reason: message, reason_kind: kind } = next;
  return isNoNextRunKind(kind) ? t(`waiting.nextRun.${kind}`, { message }) : message;
}

/** Whether this version of the pages knows the kind; a newer server may have more. */
function isNoNextRunKind(kind: string | null): kind is NoNextDagRun["kind"] {
  return kind !== null && kind in waitingEn.nextRun;
}

/** When a run was and how long it took, or for how long it is running. */
export function runTimeWords(run: DagRun, now: Date, time: TimeWords, t: TFunction): string {
  const start = run.start_date ?? run.queued_at;
  if (start === null) return "";
  if (run.end_date === null) {
    return t("dags.runningFor", { duration: time.duration(Math.max(0, secondsFrom(start, null, now))) });
  }
  const length = time.duration(secondsFrom(start, run.end_date, now));
  return `${time.relative(run.end_date, now)} · ${length}`;
}
