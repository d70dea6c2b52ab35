import { useQuery } from "@tanstack/react-query";
import { useParams, useSearch } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { dagQuery, runQuery } from "../api/queries.ts";
import { dagCrumb, dagsCrumb, TopBar } from "../app/shell/top-bar.tsx";
import { SkeletonRows } from "../components/page-state.tsx";
import { TriggerForm } from "../features/trigger-dag/trigger-form.tsx";
import { DagFailure } from "./dag-failure.tsx";

/** Starts a run of a Dag by hand. */
export function TriggerPage() {
  const { t } = useTranslation();
  const { dagId } = useParams({ from: "/shell/dags/$dagId/trigger" });
  const { from } = useSearch({ from: "/shell/dags/$dagId/trigger" });
  const answer = useQuery(dagQuery(dagId));
  const again = useQuery({ ...runQuery(dagId, from ?? ""), enabled: from !== undefined });
  const failed = answer.error ?? again.error;
  return (
    <>
      <title>{`${t("trigger.title")} ${dagId} · Baram`}</title>
      <TopBar crumbs={[dagsCrumb(t("dags.title")), dagCrumb(dagId), { label: t("trigger.title") }]} />
      {answer.isSuccess && (from === undefined || again.isSuccess) ? (
        <TriggerForm key={`${dagId} ${from ?? ""}`} answer={answer.data} again={again.data?.run ?? null} />
      ) : failed !== null ? (
        <DagFailure
          dagId={dagId}
          error={failed}
          onTryAgain={() => void Promise.all([answer.refetch(), ...(from === undefined ? [] : [again.refetch()])])}
        />
      ) : (
        <SkeletonRows rows={10} rowHeight={52} />
      )}
    </>
  );
}
