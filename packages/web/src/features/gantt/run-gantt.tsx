import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { timelineQuery } from "../../api/dag-history.ts";
import { gridQuery } from "../../api/queries.ts";
import type { DagStructure, GridAnswer, RunAnswer } from "../../api/ui-shapes.ts";
import { useNow } from "../../app/clock.ts";
import { ErrorState, SkeletonRows } from "../../components/page-state.tsx";
import { criticalPath } from "./critical-path.ts";
import { GanttChart } from "./gantt-chart.tsx";
import { buildGanttLines, type GanttLine, spanOf } from "./gantt-lines.ts";
import { buildGanttRows, type GanttRow } from "./gantt-rows.ts";
import { medianOf } from "./median.ts";

/** What is folded, and what is selected. */
export interface GanttShow {
  readonly folded: ReadonlySet<string>;
  readonly unfolded: ReadonlySet<string>;
  readonly task: string | undefined;
  readonly mapIndex: number | undefined;
  readonly isSinceStart: boolean;
  readonly showsCriticalPath: boolean;
  readonly zoom: number;
}

interface RunGanttProps {
  readonly structure: DagStructure;
  readonly answer: RunAnswer;
  readonly show: GanttShow;
  readonly onSelect: (row: GanttRow) => void;
  readonly onFold: (row: GanttRow) => void;
  readonly onOpen: (row: GanttRow) => void;
}

const NONE: ReadonlySet<string> = new Set();
const NOTHING: ReadonlyMap<string, number> = new Map();
/** The history of a larger Dag is not read only to say how long its tasks usually take. */
const MOST_TASKS_WITH_HISTORY = 300;
const HISTORY = 26;

/** The tries of one run over time, second by second while it goes on. */
export function RunGantt({ structure, answer, show, onSelect, onFold, onOpen }: RunGanttProps) {
  const { t } = useTranslation();
  const { run, task_instances: instances } = answer;
  const timeline = useQuery(timelineQuery(run.dag_id, run.run_id));
  const lines = useMemo(() => (timeline.data === undefined ? null : buildGanttLines(timeline.data)), [timeline.data]);
  const rows = useMemo(
    () => (lines === null ? [] : buildGanttRows(structure, { lines, instances }, show)),
    [structure, lines, instances, show],
  );
  const isOpen = run.end_date === null;
  const present = useMovingNow(isOpen);
  const usual = useUsualSeconds(structure, answer, isOpen);
  if (timeline.isError) {
    return <ErrorState title={t("gantt.error")} error={timeline.error} onTryAgain={() => void timeline.refetch()} />;
  }
  if (lines === null) return <SkeletonRows rows={16} rowHeight={25} />;
  const now = present ?? Date.parse(run.end_date ?? run.logical_date);
  const window = windowOf({ lines, run, now, isOpen });
  const selected = rows.find((row) => row.id === show.task && (row.mapIndex ?? undefined) === show.mapIndex);
  return (
    <GanttChart
      label={t("gantt.label", { dag: run.dag_id })}
      rows={rows}
      window={window}
      present={isOpen ? now : null}
      now={now}
      origin={Date.parse(run.start_date ?? run.queued_at ?? run.run_after ?? run.logical_date)}
      isSinceStart={show.isSinceStart}
      zoom={show.zoom}
      critical={show.showsCriticalPath ? criticalPath(structure, lines, now) : NONE}
      usual={usual}
      selectedKey={selected?.key ?? null}
      onSelect={onSelect}
      onFold={onFold}
      onOpen={onOpen}
    />
  );
}

interface WindowParts {
  readonly lines: ReadonlyMap<string, readonly GanttLine[]>;
  readonly run: RunAnswer["run"];
  readonly now: number;
  readonly isOpen: boolean;
}

/** From the first thing that happened to the last; a little room for what comes while the run goes on. */
function windowOf({ lines, run, now, isOpen }: WindowParts) {
  const span = spanOf([...lines.values()].flat(), now);
  const start = Date.parse(run.start_date ?? run.queued_at ?? run.run_after ?? run.logical_date);
  const from = Math.min(start, span?.from ?? start);
  const to = Math.max(span?.to ?? now, isOpen ? now : from, from + 10);
  return { from, to: isOpen ? to + (to - from) * 0.08 : to + (to - from) * 0.01 };
}

/** The present, second by second only while the run goes on. */
function useMovingNow(isMoving: boolean): number | null {
  const now = useNow().getTime();
  return isMoving ? now : null;
}

/** How long each task took in the middle of its recent successes; only while the run goes on. */
function useUsualSeconds(structure: DagStructure, { run }: RunAnswer, isOpen: boolean): ReadonlyMap<string, number> {
  const history = useQuery({
    ...gridQuery(run.dag_id, { limit: HISTORY }),
    enabled: isOpen && structure.tasks.length <= MOST_TASKS_WITH_HISTORY,
  });
  return useMemo(() => (history.data === undefined ? NOTHING : usualSeconds(history.data)), [history.data]);
}

function usualSeconds({ task_instances: cells }: GridAnswer): ReadonlyMap<string, number> {
  const seconds = new Map<string, number[]>();
  for (const [, taskId, , state, , start, end] of cells) {
    if (state !== "success" || start === null || end === null) continue;
    const known = seconds.get(taskId) ?? [];
    known.push((Date.parse(end) - Date.parse(start)) / 1000);
    seconds.set(taskId, known);
  }
  return new Map([...seconds].map(([taskId, all]) => [taskId, medianOf(all)]));
}
