import { useQuery } from "@tanstack/react-query";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { ChartGantt } from "lucide-react";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { runQuery } from "../api/queries.ts";
import type { DagRun } from "../api/ui-shapes.ts";
import { useKeys } from "../app/keyboard.ts";
import type { GanttSearch } from "../app/search-params-dag.ts";
import { Button, IconButton } from "../components/button.tsx";
import { Chip } from "../components/chip.tsx";
import { EmptyState, ErrorState, SkeletonRows } from "../components/page-state.tsx";
import { Segmented } from "../components/segmented.tsx";
import { parseFolded, toggleFolded } from "../features/dag-grid/grid-rows.ts";
import { useDag } from "../features/dag-header/dag-context.ts";
import { RunChoice } from "../features/dag-header/run-choice.tsx";
import { SelectionDetails } from "../features/details/selection-details.tsx";
import { GanttLegend } from "../features/gantt/gantt-legend.tsx";
import type { GanttRow } from "../features/gantt/gantt-rows.ts";
import { GanttSummary } from "../features/gantt/gantt-summary.tsx";
import { RunGantt } from "../features/gantt/run-gantt.tsx";
import "../features/dag-grid/dag-grid.css";
import "../features/gantt/gantt.css";

const ZOOM_MOST = 32;
const UNSELECTED = { task: undefined, map_index: undefined, tab: undefined };

/** Where the time of a run went: every try of it, what ran, what waited and for what. */
export function DagGanttPage() {
  const { t } = useTranslation();
  const { dag, structure } = useDag();
  const search = useSearch({ from: "/shell/dags/$dagId/gantt" });
  const navigate = useNavigate({ from: "/dags/$dagId/gantt" });
  const runId = search.run ?? dag.recent_runs.at(-1)?.run_id;
  const answer = useQuery({ ...runQuery(dag.dag_id, runId ?? ""), enabled: runId !== undefined });
  const change = (changed: GanttSearch, replace = true) =>
    void navigate({ search: (known) => ({ ...known, ...changed }), replace });
  const show = useMemo(() => showOf(search), [search]);
  const zoomTo = (zoom: number) => change({ zoom: zoom <= 1 ? undefined : Math.min(ZOOM_MOST, zoom) });
  const unselect = () => change(UNSELECTED, false);
  usePictureKeys({ zoom: show.zoom, onZoom: zoomTo, onUnselect: unselect });
  const fold = (row: GanttRow) =>
    change(
      row.kind === "group"
        ? { folded: toggleFolded(show.folded, row.id) }
        : { unfolded: toggleFolded(show.unfolded, row.id) },
    );
  const open = useOpenRow(runId, fold);
  if (runId === undefined) return <NoRuns />;
  return (
    <>
      <GanttToolbar run={answer.data?.run} show={show} onChange={change} onZoom={zoomTo} />
      <div className="grid-page">
        <section className="grid-pane">
          {answer.isPending ? (
            <SkeletonRows rows={16} rowHeight={25} />
          ) : answer.isError ? (
            <ErrorState title={t("error.run")} error={answer.error} onTryAgain={() => void answer.refetch()} />
          ) : (
            <RunGantt
              structure={structure}
              answer={answer.data}
              show={show}
              onSelect={(row) => change({ task: row.id, map_index: row.mapIndex ?? undefined, run: runId })}
              onFold={fold}
              onOpen={open}
            />
          )}
          <GanttLegend />
        </section>
        {search.task !== undefined && (
          <SelectionDetails runId={runId} selection={search} onTab={(tab) => change({ tab })} onClose={unselect} />
        )}
      </div>
    </>
  );
}

function NoRuns() {
  const { t } = useTranslation();
  return (
    <EmptyState icon={<ChartGantt size={18} />} title={t("grid.empty")}>
      {t("gantt.empty")}
    </EmptyState>
  );
}

interface PictureKeysOptions {
  readonly zoom: number;
  readonly onZoom: (zoom: number) => void;
  readonly onUnselect: () => void;
}

function usePictureKeys({ zoom, onZoom, onUnselect }: PictureKeysOptions): void {
  useKeys({
    "+": () => onZoom(zoom * 2),
    "-": () => onZoom(zoom / 2),
    "0": () => onZoom(1),
    Escape: onUnselect,
  });
}

/** What the address says of the picture. */
function showOf(search: GanttSearch) {
  return {
    folded: parseFolded(search.folded),
    unfolded: parseFolded(search.unfolded),
    task: search.task,
    mapIndex: search.map_index,
    isSinceStart: search.axis === "since-start",
    showsCriticalPath: search.critical !== "off",
    zoom: Math.min(ZOOM_MOST, search.zoom ?? 1),
  };
}

/** Opens the page of an instance; what stands for several is folded or unfolded. */
function useOpenRow(runId: string | undefined, fold: (row: GanttRow) => void): (row: GanttRow) => void {
  const { dag } = useDag();
  const navigate = useNavigate();
  return (row) => {
    if (row.fold !== "none") fold(row);
    else if (runId !== undefined) {
      void navigate({
        to: "/dags/$dagId/runs/$runId/tasks/$taskId",
        params: { dagId: dag.dag_id, runId, taskId: row.id },
        search: { map_index: row.mapIndex === null || row.mapIndex < 0 ? undefined : row.mapIndex },
      });
    }
  };
}

interface GanttToolbarProps {
  readonly run: DagRun | undefined;
  readonly show: { readonly isSinceStart: boolean; readonly showsCriticalPath: boolean; readonly zoom: number };
  readonly onChange: (changed: GanttSearch) => void;
  readonly onZoom: (zoom: number) => void;
}

function GanttToolbar({ run, show, onChange, onZoom }: GanttToolbarProps) {
  const { t } = useTranslation();
  return (
    <div className="gantt-toolbar">
      <RunChoice run={run} onRun={(runId) => onChange({ run: runId, ...UNSELECTED })} />
      <span className="top-divider not-narrow" />
      <Segmented
        label={t("gantt.axis")}
        value={show.isSinceStart ? "since-start" : "clock"}
        onChange={(axis) => onChange({ axis: axis === "clock" ? undefined : axis })}
        segments={[
          { value: "clock", label: t("gantt.clock") },
          { value: "since-start", label: t("gantt.sinceStart") },
        ]}
      />
      <Chip
        isOn={show.showsCriticalPath}
        onClick={() => onChange({ critical: show.showsCriticalPath ? "off" : undefined })}
      >
        {t("gantt.criticalPath")}
      </Chip>
      <span className="line">
        <IconButton label={t("graph.zoomIn")} keycap="+" onClick={() => onZoom(show.zoom * 2)}>
          +
        </IconButton>
        <IconButton
          label={t("graph.zoomOut")}
          keycap="−"
          disabled={show.zoom <= 1}
          onClick={() => onZoom(show.zoom / 2)}
        >
          −
        </IconButton>
        {show.zoom > 1 && (
          <Button size="small" look="quiet" onClick={() => onZoom(1)}>
            {show.zoom}×
          </Button>
        )}
      </span>
      <span className="fill" />
      {run !== undefined && <GanttSummary run={run} />}
    </div>
  );
}
