import { useQuery } from "@tanstack/react-query";
import { Link, useParams } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { type Backfill, backfillDatesQuery, backfillQuery } from "../api/backfill-api.ts";
import { useTimeWords } from "../app/use-time.ts";
import { FactList } from "../components/fact-list.tsx";
import { Duration, ExactMoment } from "../components/moment.tsx";
import { Note } from "../components/note.tsx";
import { ErrorState, SkeletonRows } from "../components/page-state.tsx";
import { StateWord } from "../components/state-badge.tsx";
import { BackfillActs } from "../features/backfills/backfill-acts.tsx";
import { BackfillCalendar } from "../features/backfills/backfill-calendar.tsx";
import { startedDate } from "../features/backfills/backfill-days.ts";
import {
  BackfillProgressBar,
  BackfillProgressWords,
  BackfillStateWord,
} from "../features/backfills/backfill-progress.tsx";
import { SettingsPage } from "../features/settings/settings-page.tsx";
import { useStateReasonWords } from "../features/waiting/use-state-reason-words.ts";
import "../features/backfills/backfills.css";

/** How far a back-fill has come, live, in the calendar that its plan had. */
export function BackfillPage() {
  const { t } = useTranslation();
  const { dagId, backfillId } = useParams({ from: "/shell/dags/$dagId/backfills/$backfillId" });
  const crumbs = [
    { label: t("backfills.title"), link: (children: ReactNode) => <Link to="/backfills">{children}</Link> },
    {
      label: <span className="mono">{dagId}</span>,
      link: (children: ReactNode) => (
        <Link to="/dags/$dagId" params={{ dagId }}>
          {children}
        </Link>
      ),
    },
    { label: backfillId },
  ];
  return (
    <SettingsPage title={`${t("backfills.of")} ${backfillId}`} crumbs={crumbs} right="can_read DAG Runs">
      <OneBackfill dagId={dagId} backfillId={Number(backfillId)} />
    </SettingsPage>
  );
}

interface OneBackfillProps {
  readonly dagId: string;
  readonly backfillId: number;
}

function OneBackfill({ dagId, backfillId }: OneBackfillProps) {
  const { t } = useTranslation();
  const answer = useQuery(backfillQuery(dagId, backfillId));
  const dates = useQuery(backfillDatesQuery(dagId, backfillId));
  const reasonWords = useStateReasonWords();
  if (answer.isPending) return <SkeletonRows rows={8} rowHeight={52} />;
  if (answer.isError) {
    return <ErrorState title={t("backfills.oneError")} error={answer.error} onTryAgain={() => void answer.refetch()} />;
  }
  const { backfill, failed_task_instances: failed } = answer.data;
  const reason = reasonWords({ state_reason: backfill.reason, known_reason: backfill.known_reason });
  return (
    <div className="backfill-one">
      <div className="line backfill-one-head">
        <h1 className="page-title">
          {t("backfills.of")} {backfillId} <span className="mono">{dagId}</span>
        </h1>
        <BackfillStateWord state={backfill.state} />
        <span className="fill" />
        <BackfillActs backfill={backfill} />
      </div>
      {reason !== null && <Note tone={backfill.state === "failed" ? "danger" : "info"}>{reason}</Note>}
      {backfill.state === "paused" && <Note tone="info">{t("backfills.resumeWords")}</Note>}
      <div className="backfill-one-bar" role="status">
        <BackfillProgressBar progress={backfill.progress} />
        <span className="secondary">
          <BackfillProgressWords progress={backfill.progress} />
        </span>
      </div>
      <div className="backfill-one-parts">
        <div>
          {dates.isError && (
            <ErrorState title={t("backfills.datesError")} error={dates.error} onTryAgain={() => void dates.refetch()} />
          )}
          {dates.data !== undefined && <BackfillCalendar dates={dates.data.map(startedDate)} isPlan={false} />}
        </div>
        <div>
          <h2 className="section-title">{t("backfills.facts")}</h2>
          <Facts backfill={backfill} />
          {failed.length > 0 && <FailedTasks dagId={dagId} failed={failed} />}
        </div>
      </div>
    </div>
  );
}

function Facts({ backfill }: { readonly backfill: Backfill }) {
  const { t } = useTranslation();
  const time = useTimeWords();
  const { started_at: startedAt, ended_at: endedAt, task_ids: taskIds } = backfill;
  return (
    <FactList
      facts={[
        { name: t("backfills.range"), value: `${time.moment(backfill.from_date)} – ${time.moment(backfill.to_date)}` },
        { name: t("backfills.which"), value: t(`backfills.rerun.${backfill.rerun_behavior}`) },
        { name: t("backfills.onlyTasks"), value: taskIds === null ? t("backfills.allTasks") : taskIds.join(", ") },
        { name: t("backfills.atOnce"), value: String(backfill.max_active_runs) },
        { name: t("backfills.order"), value: t(backfill.run_backwards ? "backfills.newest" : "backfills.oldest") },
        { name: t("backfills.startedBy"), value: backfill.created_by },
        { name: t("backfills.startedAt"), value: startedAt === null ? null : <ExactMoment at={startedAt} /> },
        { name: t("backfills.endedAt"), value: endedAt === null ? null : <ExactMoment at={endedAt} /> },
        {
          name: t("runs.duration"),
          value: startedAt === null ? null : <Duration start={startedAt} end={endedAt} />,
        },
      ]}
    />
  );
}

interface FailedTasksProps {
  readonly dagId: string;
  readonly failed: readonly {
    readonly dag_run_id: string;
    readonly task_id: string;
    readonly map_index: number;
    readonly state: "failed" | "upstream_failed" | "deadlocked";
  }[];
}

function FailedTasks({ dagId, failed }: FailedTasksProps) {
  const { t } = useTranslation();
  return (
    <>
      <h2 className="section-title">{t("backfills.failedTasks")}</h2>
      <ul className="backfill-failed">
        {failed.map(({ dag_run_id: runId, task_id: taskId, map_index: mapIndex, state }) => (
          <li key={`${runId} ${taskId} ${mapIndex}`}>
            <StateWord state={state === "deadlocked" ? "none" : state} words="" />{" "}
            <Link
              to="/dags/$dagId/runs/$runId/tasks/$taskId"
              params={{ dagId, runId, taskId }}
              search={mapIndex < 0 ? {} : { map_index: mapIndex }}
              className="link mono"
            >
              {taskId}
              {mapIndex < 0 ? "" : ` [${mapIndex}]`}
            </Link>{" "}
            <span className="meta mono">{runId}</span>
          </li>
        ))}
      </ul>
    </>
  );
}
