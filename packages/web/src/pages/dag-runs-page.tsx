import { useQuery } from "@tanstack/react-query";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { ListFilter } from "lucide-react";
import { useTranslation } from "react-i18next";
import { gridQuery } from "../api/queries.ts";
import { useRowKeys } from "../app/row-keys.ts";
import { usePermissions } from "../app/session.ts";
import { Button } from "../components/button.tsx";
import { EmptyState, ErrorState, SkeletonRows } from "../components/page-state.tsx";
import { useDag } from "../features/dag-header/dag-context.ts";
import { RunFilterBar } from "../features/run-table/run-filter-bar.tsx";
import { RunTable } from "../features/run-table/run-table.tsx";
import "../features/dag-header/view-scroll.css";
import "../features/dag-list/dag-list.css";

const RUNS_PER_PAGE = 50;

/** The runs of a Dag as a table, the newest first. */
export function DagRunsPage() {
  const { t } = useTranslation();
  const { dag } = useDag();
  const search = useSearch({ from: "/shell/dags/$dagId/runs" });
  const navigate = useNavigate({ from: "/dags/$dagId/runs" });
  useRowKeys();
  const runs = useQuery(
    gridQuery(dag.dag_id, {
      limit: RUNS_PER_PAGE,
      before: search.before,
      run_type: search.run_type,
      state: search.run_state,
      cells: false,
    }),
  );
  if (runs.isPending) return <SkeletonRows rows={14} rowHeight={40} />;
  if (runs.isError) {
    return <ErrorState title={t("error.grid")} error={runs.error} onTryAgain={() => void runs.refetch()} />;
  }
  const { runs: shown, has_older: hasOlder } = runs.data;
  const oldest = shown[0]?.logical_date;
  return (
    <>
      <RunFilterBar
        search={search}
        onChange={(changed) => void navigate({ search: (known) => ({ ...known, before: undefined, ...changed }) })}
      />
      {shown.length === 0 ? (
        <NoRuns
          isFiltered={search.before !== undefined || search.run_type !== undefined || search.run_state !== undefined}
        />
      ) : (
        <div className="view-scroll">
          <RunTable runs={shown.toReversed()} />
        </div>
      )}
      {(hasOlder || search.before !== undefined) && (
        <footer className="page-foot">
          <span className="fill" />
          {search.before !== undefined && (
            <Button
              size="small"
              onClick={() => void navigate({ search: (known) => ({ ...known, before: undefined }) })}
            >
              {t("runs.newest")}
            </Button>
          )}
          {hasOlder && (
            <Button size="small" onClick={() => void navigate({ search: (known) => ({ ...known, before: oldest }) })}>
              {t("runs.older")}
            </Button>
          )}
        </footer>
      )}
    </>
  );
}

function NoRuns({ isFiltered }: { readonly isFiltered: boolean }) {
  const { t } = useTranslation();
  const { dag } = useDag();
  const navigate = useNavigate({ from: "/dags/$dagId/runs" });
  const { can_trigger: canTrigger } = usePermissions(dag.dag_id);
  if (isFiltered) {
    const clear = <Button onClick={() => void navigate({ search: {} })}>{t("act.clearFilters")}</Button>;
    return <EmptyState icon={<ListFilter size={18} />} title={t("grid.noRunHit")} act={clear} />;
  }
  const trigger = (
    <Button look="primary" onClick={() => void navigate({ to: "/dags/$dagId/trigger", params: { dagId: dag.dag_id } })}>
      {t("act.trigger")}
    </Button>
  );
  return (
    <EmptyState title={t("grid.empty")} act={canTrigger ? trigger : undefined}>
      {dag.is_paused ? t("grid.emptyPaused") : t("grid.emptyNone")}
    </EmptyState>
  );
}
