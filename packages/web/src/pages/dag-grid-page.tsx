import { useMediaQuery } from "@mantine/hooks";
import { useQuery } from "@tanstack/react-query";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { ListFilter } from "lucide-react";
import { useCallback, useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { gridQuery } from "../api/queries.ts";
import type { GridAnswer } from "../api/ui-shapes.ts";
import { useNow } from "../app/clock.ts";
import { useKeys } from "../app/keyboard.ts";
import { NOTHING_SELECTED } from "../app/search-params.ts";
import { usePermissions } from "../app/session.ts";
import { useTimeWords } from "../app/use-time.ts";
import { Button } from "../components/button.tsx";
import { EmptyState, ErrorState, SkeletonRows } from "../components/page-state.tsx";
import { DagGrid, type GridSelection } from "../features/dag-grid/dag-grid.tsx";
import { GridLegend } from "../features/dag-grid/grid-legend.tsx";
import { type GridPicks, NO_PICKS, parsePicks, pickedTasks, picksText } from "../features/dag-grid/grid-picks.ts";
import { buildGridRows, type GridRow, parseFolded, toggleFolded } from "../features/dag-grid/grid-rows.ts";
import { GridToolbar } from "../features/dag-grid/grid-toolbar.tsx";
import { gridWindowOf } from "../features/dag-grid/grid-window.ts";
import { PicksPanel } from "../features/dag-grid/picks-panel.tsx";
import { useDag } from "../features/dag-header/dag-context.ts";
import { GridDetails } from "../features/details/grid-details.tsx";

/** The pattern over runs, beside the details of one thing. */
export function DagGridPage() {
  const { t } = useTranslation();
  const { dag, structure } = useDag();
  const search = useSearch({ from: "/shell/dags/$dagId/" });
  const isNarrow = useMediaQuery("(max-width: 767px)", false, { getInitialValueInEffect: false });
  const gridWindow = gridWindowOf(search, isNarrow);
  const { limit } = gridWindow;
  const grid = useQuery(gridQuery(dag.dag_id, gridWindow));
  const only = useMemo(() => tasksInState(grid.data, search.task_state), [grid.data, search.task_state]);
  const rows = useMemo(
    () => buildGridRows(structure, { folded: parseFolded(search.folded), find: search.find ?? "", only }),
    [structure, search.folded, search.find, only],
  );
  const [picks, setPicks] = usePicks();
  const picked = useMemo(
    () => (grid.data === undefined || picks.size === 0 ? [] : pickedTasks(picks, rows, grid.data.runs)),
    [picks, rows, grid.data],
  );
  return (
    <div className="grid-page">
      <section className="grid-pane">
        <GridToolbar limit={limit} grid={grid.data} />
        {grid.isPending ? (
          <SkeletonRows rows={16} rowHeight={25} />
        ) : grid.isError ? (
          <ErrorState title={t("error.grid")} error={grid.error} onTryAgain={() => void grid.refetch()} />
        ) : grid.data.runs.length === 0 ? (
          <NoRuns />
        ) : (
          <GridOrNothing grid={grid.data} rows={rows} picks={picks} onPick={setPicks} />
        )}
        <GridLegend />
      </section>
      {picks.size > 1 && grid.data !== undefined ? (
        <PicksPanel dagId={dag.dag_id} grid={grid.data} picked={picked} onClose={() => setPicks(NO_PICKS)} />
      ) : (
        <GridDetails />
      )}
    </div>
  );
}

/** What is picked stands in the address; more than fits there is kept while the page is open. */
function usePicks(): readonly [GridPicks, (picks: GridPicks) => void] {
  const { picked } = useSearch({ from: "/shell/dags/$dagId/" });
  const navigate = useNavigate({ from: "/dags/$dagId" });
  const [tooMany, setTooMany] = useState<GridPicks>(NO_PICKS);
  const named = useMemo(() => parsePicks(picked), [picked]);
  const setPicks = useCallback(
    (picks: GridPicks) => {
      const text = picksText(picks);
      setTooMany(text === undefined ? picks : NO_PICKS);
      void navigate({ search: (known) => ({ ...known, picked: text }), replace: true });
    },
    [navigate],
  );
  return [tooMany.size > 0 ? tooMany : named, setPicks];
}

interface GridOrNothingProps {
  readonly grid: GridAnswer;
  readonly rows: readonly GridRow[];
  readonly picks: GridPicks;
  readonly onPick: (picks: GridPicks) => void;
}

/** The tasks that have an instance in a state in one of the runs; `null` for all of them. */
function tasksInState(grid: GridAnswer | undefined, state: string | undefined): ReadonlySet<string> | null {
  if (grid === undefined || state === undefined) return null;
  return new Set(grid.task_instances.filter((cell) => (cell[3] ?? "none") === state).map((cell) => cell[1]));
}

function GridOrNothing({ grid, rows, picks, onPick }: GridOrNothingProps) {
  const { dag } = useDag();
  const search = useSearch({ from: "/shell/dags/$dagId/" });
  const navigate = useNavigate({ from: "/dags/$dagId" });
  const folded = useMemo(() => parseFolded(search.folded), [search.folded]);
  const { run, task } = search;
  const selection = useMemo(() => (run === undefined ? null : { runId: run, rowId: task ?? null }), [run, task]);
  const select = useCallback(
    ({ runId, rowId }: GridSelection, { isMove }: { readonly isMove: boolean }) =>
      void navigate({
        search: (known) => ({ ...known, run: runId, task: rowId ?? undefined, map_index: undefined }),
        replace: isMove,
      }),
    [navigate],
  );
  const fold = useCallback(
    (groupId: string) =>
      void navigate({ search: (known) => ({ ...known, folded: toggleFolded(folded, groupId) }), replace: true }),
    [navigate, folded],
  );
  const open = useCallback(
    ({ runId, rowId }: GridSelection) => {
      const row = rows.find(({ id }) => id === rowId);
      // Of a mapped task the list beside the grid says which instance is meant.
      if (rowId === null || (row?.kind === "task" && row.task.is_mapped)) return;
      void navigate({
        to: "/dags/$dagId/runs/$runId/tasks/$taskId",
        params: { dagId: dag.dag_id, runId, taskId: rowId },
      });
    },
    [navigate, dag.dag_id, rows],
  );
  useKeys({
    Escape: () => {
      if (picks.size > 0) onPick(NO_PICKS);
      else void navigate({ search: (known) => ({ ...known, ...NOTHING_SELECTED }) });
    },
  });
  if (rows.length === 0) return <NoTaskHit />;
  return (
    <DagGrid
      dagId={dag.dag_id}
      grid={grid}
      rows={rows}
      selection={selection}
      onSelect={select}
      onFold={fold}
      onOpen={open}
      picks={picks}
      onPick={onPick}
    />
  );
}

function NoTaskHit() {
  const { t } = useTranslation();
  const search = useSearch({ from: "/shell/dags/$dagId/" });
  const navigate = useNavigate({ from: "/dags/$dagId" });
  return (
    <EmptyState
      icon={<ListFilter size={18} />}
      title={t("grid.noTaskHit", { text: search.find ?? "" })}
      act={
        <Button onClick={() => void navigate({ search: (known) => ({ ...known, find: undefined }) })}>
          {t("act.clearFilters")}
        </Button>
      }
    />
  );
}

function NoRuns() {
  const { t } = useTranslation();
  const { dag } = useDag();
  const search = useSearch({ from: "/shell/dags/$dagId/" });
  const navigate = useNavigate({ from: "/dags/$dagId" });
  const now = useNow();
  const time = useTimeWords();
  const { can_trigger: canTrigger } = usePermissions(dag.dag_id);
  if (search.run_type !== undefined || search.run_state !== undefined || search.before !== undefined) {
    return (
      <EmptyState
        icon={<ListFilter size={18} />}
        title={t("grid.noRunHit")}
        act={<Button onClick={() => void navigate({ search: {} })}>{t("act.clearFilters")}</Button>}
      />
    );
  }
  const next = dag.next_run?.run_after ?? null;
  const words = dag.is_paused
    ? t("grid.emptyPaused")
    : next === null
      ? t("grid.emptyNone")
      : t("grid.emptyNext", { relative: time.relative(next, now) });
  return (
    <EmptyState
      title={t("grid.empty")}
      act={
        canTrigger ? (
          <Button
            look="primary"
            onClick={() => void navigate({ to: "/dags/$dagId/trigger", params: { dagId: dag.dag_id } })}
          >
            {t("act.trigger")}
          </Button>
        ) : undefined
      }
    >
      {words}
    </EmptyState>
  );
}
