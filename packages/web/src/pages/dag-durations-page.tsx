import { useElementSize } from "@mantine/hooks";
import { useQuery } from "@tanstack/react-query";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { gridQuery } from "../api/queries.ts";
import type { DagRun } from "../api/ui-shapes.ts";
import { focusField, useKeys } from "../app/keyboard.ts";
import type { DurationsSearch } from "../app/search-params-dag.ts";
import { useTimeWords } from "../app/use-time.ts";
import { Button } from "../components/button.tsx";
import { EmptyState, ErrorState, SkeletonRows } from "../components/page-state.tsx";
import { SearchField } from "../components/search-field.tsx";
import { Segmented } from "../components/segmented.tsx";
import { useDag } from "../features/dag-header/dag-context.ts";
import { DurationChart, DurationSparkline } from "../features/durations/duration-chart.tsx";
import { buildDurationRows, type DurationRow } from "../features/durations/duration-rows.ts";
import "../components/table.css";
import "../features/dag-header/view-scroll.css";
import "../features/durations/durations.css";

const LIMITS = ["25", "50", "100", "200"] as const;
const FILTER_FIELD = "durations-filter";
/** From here on a task takes noticeably longer than it usually does. */
const SLOW = 1.5;
/** Each row has a drawing, and a Dag may have thousands of tasks. */
const ROWS_AT_FIRST = 120;

/** How long the tasks of a Dag took, run after run: what drifts, and what lies far off. */
export function DagDurationsPage() {
  const { t } = useTranslation();
  const { dag, structure } = useDag();
  const search = useSearch({ from: "/shell/dags/$dagId/durations" });
  const limit = search.limit ?? 50;
  const grid = useQuery(gridQuery(dag.dag_id, { limit }));
  const rows = useMemo(
    () => (grid.data === undefined ? null : buildDurationRows(structure, grid.data)),
    [structure, grid.data],
  );
  if (grid.isError) {
    return <ErrorState title={t("durations.error")} error={grid.error} onTryAgain={() => void grid.refetch()} />;
  }
  if (rows === null || grid.data === undefined) return <SkeletonRows rows={14} rowHeight={40} />;
  if (grid.data.runs.length === 0) {
    return <EmptyState title={t("grid.empty")}>{t("durations.empty")}</EmptyState>;
  }
  return <Durations rows={rows} runs={grid.data.runs} limit={limit} />;
}

interface DurationsProps {
  readonly rows: readonly DurationRow[];
  readonly runs: readonly DagRun[];
  readonly limit: number;
}

function Durations({ rows, runs, limit }: DurationsProps) {
  const { t } = useTranslation();
  const { dag } = useDag();
  const search = useSearch({ from: "/shell/dags/$dagId/durations" });
  const navigate = useNavigate({ from: "/dags/$dagId/durations" });
  const { ref, width } = useElementSize<HTMLDivElement>();
  const change = (changed: DurationsSearch) =>
    void navigate({ search: (known) => ({ ...known, ...changed }), replace: true });
  const shown = rows.find((row) => row.taskId === (search.task ?? null)) ?? rows[0];
  const text = (search.find ?? "").toLowerCase();
  const listed = sorted(
    rows.filter((row) => row.taskId === null || row.taskId.toLowerCase().includes(text)),
    search.sort,
  );
  return (
    <>
      <DurationsToolbar limit={limit} onChange={change} />
      <div className="durations-scroll">
        <section className="durations-chart" tabIndex={0}>
          {shown !== undefined && (
            <>
              <ChartHead row={shown} />
              <div ref={ref}>
                <DurationChart
                  row={{ ...shown, label: shown.taskId ?? t("durations.wholeRun") }}
                  runs={runs}
                  width={width === 0 ? 900 : width}
                  onOpen={(run) =>
                    void navigate({
                      to: "/dags/$dagId",
                      params: { dagId: dag.dag_id },
                      search: { run: run.run_id, task: shown.taskId ?? undefined },
                    })
                  }
                />
              </div>
            </>
          )}
        </section>
        <DurationTable
          rows={listed}
          runCount={runs.length}
          chosen={shown?.taskId ?? null}
          onChoose={(taskId) => change({ task: taskId ?? undefined })}
        />
      </div>
    </>
  );
}

interface DurationsToolbarProps {
  readonly limit: number;
  readonly onChange: (changed: DurationsSearch) => void;
}

function DurationsToolbar({ limit, onChange }: DurationsToolbarProps) {
  const { t } = useTranslation();
  const search = useSearch({ from: "/shell/dags/$dagId/durations" });
  useKeys({ f: () => focusField(FILTER_FIELD) });
  return (
    <div className="view-bar">
      <SearchField
        id={FILTER_FIELD}
        label={t("grid.filterTasks")}
        value={search.find ?? ""}
        onChange={(find) => onChange({ find: find === "" ? undefined : find })}
        keycap="f"
        isSmall
      />
      <Segmented
        label={t("durations.sort")}
        value={search.sort ?? "drift"}
        onChange={(sort) => onChange({ sort: sort === "drift" ? undefined : sort })}
        segments={[
          { value: "drift", label: t("durations.byDrift") },
          { value: "longest", label: t("durations.byMedian") },
          { value: "name", label: t("durations.byName") },
        ]}
      />
      <span className="fill" />
      <span className="not-narrow">
        <Segmented
          label={t("durations.runs")}
          value={LIMITS.find((each) => each === String(limit)) ?? "50"}
          onChange={(each) => onChange({ limit: Number(each) })}
          segments={LIMITS.map((each) => ({ value: each, label: t("grid.runCount", { count: Number(each) }) }))}
        />
      </span>
    </div>
  );
}

function ChartHead({ row }: { readonly row: DurationRow }) {
  const { t } = useTranslation();
  const time = useTimeWords();
  return (
    <div className="durations-chart-head">
      <h2 className={row.taskId === null ? "" : "mono"}>{row.taskId ?? t("durations.wholeRun")}</h2>
      <span className="secondary">{t("durations.medianIs", { duration: time.exactDuration(row.median) })}</span>
      <span className="meta">
        {t("durations.middleHalf", {
          from: time.exactDuration(row.quartiles[0]),
          to: time.exactDuration(row.quartiles[1]),
        })}
      </span>
      {row.outliers > 0 && <span className="meta">{t("durations.outliers", { count: row.outliers })}</span>}
    </div>
  );
}

function sorted(rows: readonly DurationRow[], by: DurationsSearch["sort"]): readonly DurationRow[] {
  const [run, ...all] = rows;
  // What has not run has no length to be ordered by.
  const tasks = [...all.filter((row) => row.points.length > 0), ...all.filter((row) => row.points.length === 0)];
  const ordered =
    by === "name"
      ? tasks.toSorted((left, right) => (left.taskId ?? "").localeCompare(right.taskId ?? ""))
      : tasks.toSorted((left, right) =>
          by === "longest" ? right.median - left.median : driftOf(right) - driftOf(left),
        );
  return run === undefined ? ordered : [run, ...ordered];
}

function driftOf(row: DurationRow): number {
  return row.points.length === 0 ? 0 : row.drift;
}

interface DurationTableProps {
  readonly rows: readonly DurationRow[];
  readonly runCount: number;
  readonly chosen: string | null;
  readonly onChoose: (taskId: string | null) => void;
}

function DurationTable({ rows, runCount, chosen, onChoose }: DurationTableProps) {
  const { t } = useTranslation();
  const time = useTimeWords();
  const [most, setMost] = useState(ROWS_AT_FIRST);
  return (
    <>
      <table className="table durations-table">
        <thead>
          <tr>
            <th>{t("grid.task")}</th>
            <th className="durations-wide">{t("durations.lastRuns", { count: Math.min(runCount, 60) })}</th>
            <th className="number">{t("durations.median")}</th>
            <th className="number">{t("durations.last")}</th>
            <th className="number durations-wide">{t("durations.longest")}</th>
            <th className="number durations-wide">{t("durations.outlierColumn")}</th>
          </tr>
        </thead>
        <tbody>
          {rows.slice(0, most).map((row) => (
            <tr key={row.taskId ?? ""} className={row.taskId === chosen ? "durations-row-on" : ""}>
              <td className="cut">
                <button
                  type="button"
                  className={row.taskId === null ? "link strong" : "link mono"}
                  title={row.taskId ?? undefined}
                  aria-pressed={row.taskId === chosen}
                  onClick={() => onChoose(row.taskId)}
                >
                  {row.taskId ?? t("durations.wholeRun")}
                </button>
              </td>
              <td className="durations-wide">
                <DurationSparkline row={row} runCount={runCount} />
              </td>
              <td className="number">{row.points.length === 0 ? "–" : time.exactDuration(row.median)}</td>
              <td className={`number ${row.drift >= SLOW ? "duration-drift-slow" : ""}`}>
                {row.last === null ? "–" : time.exactDuration(row.last.seconds)}
                {row.drift >= SLOW && ` · ${t("durations.times", { times: row.drift.toFixed(1) })}`}
              </td>
              <td className="number secondary durations-wide">
                {row.points.length === 0 ? "–" : time.exactDuration(row.longest)}
              </td>
              <td className="number secondary durations-wide">{row.outliers}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {rows.length > most && (
        <div className="durations-more">
          <Button size="small" onClick={() => setMost(rows.length)}>
            {t("act.showAll")} ({rows.length.toLocaleString("en")})
          </Button>
        </div>
      )}
    </>
  );
}
