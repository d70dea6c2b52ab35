import { useQuery } from "@tanstack/react-query";
import { useParams } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { dagQuery } from "../api/queries.ts";
import { dagCrumb, dagsCrumb, TopBar } from "../app/shell/top-bar.tsx";
import { SkeletonRows } from "../components/page-state.tsx";
import { TriggerForm } from "../features/trigger-dag/trigger-form.tsx";
import { DagFailure } from "./dag-failure.tsx";

/** Starts a run of a Dag by hand. */
export function TriggerPage() {
  const { t } = useTranslation();
  const { dagId } = useParams({ from: "/shell/dags/$dagId/trigger" });
  const answer = useQuery(dagQuery(dagId));
  return (
    <>
      <title>{`${t("trigger.title")} ${dagId} · Baram`}</title>
      <TopBar crumbs={[dagsCrumb(t("dags.title")), dagCrumb(dagId), { label: t("trigger.title") }]} />
      {answer.isSuccess ? (
        <TriggerForm key={dagId} answer={answer.data} />
      ) : answer.isError ? (
        <DagFailure dagId={dagId} error={answer.error} onTryAgain={() => void answer.refetch()} />
      ) : (
        <SkeletonRows rows={10} rowHeight={52} />
      )}
    </>
  );
}
