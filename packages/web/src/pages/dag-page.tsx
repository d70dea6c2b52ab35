import { useQuery } from "@tanstack/react-query";
import { Link, Outlet, useParams } from "@tanstack/react-router";
import { SearchX } from "lucide-react";
import { useTranslation } from "react-i18next";
import { ApiProblem } from "../api/http.ts";
import { dagQuery } from "../api/queries.ts";
import { dagsCrumb, TopBar } from "../app/shell/top-bar.tsx";
import { EmptyState, ErrorState, SkeletonRows } from "../components/page-state.tsx";
import { DagHeader } from "../features/dag-header/dag-header.tsx";
import { DagTabs } from "../features/dag-header/dag-tabs.tsx";
import { DagContext } from "../features/dag-header/dag-context.ts";

/** A Dag: its facts and acts above, one view of it below. */
export function DagPage() {
  const { t } = useTranslation();
  const { dagId } = useParams({ from: "/shell/dags/$dagId" });
  const answer = useQuery(dagQuery(dagId));
  return (
    <>
      <title>{`${dagId} · Baram`}</title>
      <TopBar crumbs={[dagsCrumb(t("dags.title")), { label: <span className="mono">{dagId}</span> }]} />
      {answer.isSuccess ? (
        <DagContext value={answer.data}>
          <DagHeader dag={answer.data.dag} />
          <DagTabs dag={answer.data.dag} />
          <Outlet />
        </DagContext>
      ) : answer.isError ? (
        <DagFailure dagId={dagId} error={answer.error} onTryAgain={() => void answer.refetch()} />
      ) : (
        <SkeletonRows rows={14} rowHeight={40} />
      )}
    </>
  );
}

interface DagFailureProps {
  readonly dagId: string;
  readonly error: Error;
  readonly onTryAgain: () => void;
}

/** An unknown Dag is not a failure of the server. */
export function DagFailure({ dagId, error, onTryAgain }: DagFailureProps) {
  const { t } = useTranslation();
  if (!(error instanceof ApiProblem && error.status === 404)) {
    return <ErrorState title={t("error.dag")} error={error} onTryAgain={onTryAgain} />;
  }
  return (
    <EmptyState
      icon={<SearchX size={18} />}
      title={t("dag.notFound", { dag: dagId })}
      act={
        <Link to="/dags" className="button">
          {t("dag.toDags")}
        </Link>
      }
    >
      {t("dag.notFoundHint")}
    </EmptyState>
  );
}
