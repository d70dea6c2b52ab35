import { useQuery } from "@tanstack/react-query";
import { Outlet, useParams } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { dagQuery } from "../api/queries.ts";
import { dagsCrumb, TopBar } from "../app/shell/top-bar.tsx";
import { SkeletonRows } from "../components/page-state.tsx";
import { DagContext } from "../features/dag-header/dag-context.ts";
import { DagHeader } from "../features/dag-header/dag-header.tsx";
import { DagTabs } from "../features/dag-header/dag-tabs.tsx";
import { DagFailure } from "./dag-failure.tsx";

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
