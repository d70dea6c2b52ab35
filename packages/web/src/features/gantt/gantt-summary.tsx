import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { timelineQuery } from "../../api/dag-history.ts";
import type { DagRun } from "../../api/ui-shapes.ts";
import { useNow } from "../../app/clock.ts";
import { secondsFrom, useTimeWords } from "../../app/use-time.ts";
import { useDag } from "../dag-header/dag-context.ts";
import { buildGanttLines, spanOf } from "./gantt-lines.ts";
import { medianOf } from "./median.ts";

/** How long the run takes, how long it usually does, and what waited longest. */
export function GanttSummary({ run }: { readonly run: DagRun }) {
  const { t } = useTranslation();
  const time = useTimeWords();
  const now = useNow();
  const { dag } = useDag();
  const timeline = useQuery(timelineQuery(run.dag_id, run.run_id));
  const lines = useMemo(() => (timeline.data === undefined ? null : buildGanttLines(timeline.data)), [timeline.data]);
  if (run.start_date === null || lines === null) return null;
  const others = dag.recent_runs
    .filter((each) => each.state === "success" && each.run_id !== run.run_id)
    .map((each) => secondsFrom(each.start_date ?? "", each.end_date, now));
  const at = run.end_date === null ? now.getTime() : Date.parse(run.end_date);
  const waits = [...lines].map(([taskId, ofTask]) => ({ taskId, seconds: spanOf(ofTask, at)?.waited ?? 0 }));
  const longest = waits.toSorted((left, right) => right.seconds - left.seconds)[0];
  return (
    <span className="gantt-summary">
      {t(run.end_date === null ? "gantt.soFar" : "gantt.took")}{" "}
      <b>{time.duration(secondsFrom(run.start_date, run.end_date, now))}</b>
      {others.length > 0 && `, ${t("gantt.usually", { duration: time.duration(medianOf(others)) })}`}.
      {longest !== undefined && longest.seconds >= 1 && (
        <>
          {" "}
          {t("gantt.longestWait")} <span className="mono">{longest.taskId}</span>, {time.duration(longest.seconds)}.
        </>
      )}
    </span>
  );
}
