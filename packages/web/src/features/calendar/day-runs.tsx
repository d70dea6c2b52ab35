import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { X } from "lucide-react";
import { useTranslation } from "react-i18next";
import { type ListedRun, runsBetweenQuery } from "../../api/dag-history.ts";
import { useTimeWords } from "../../app/use-time.ts";
import { IconButton } from "../../components/button.tsx";
import { Duration } from "../../components/moment.tsx";
import { ErrorState, SkeletonRows } from "../../components/page-state.tsx";
import { StateWord } from "../../components/state-badge.tsx";
import "../../components/table.css";

interface DayRunsProps {
  readonly dagId: string;
  readonly from: Date;
  readonly until: Date;
  readonly title: string;
  /** How its runs stand, and what is planned. */
  readonly words: string;
  readonly onClose: () => void;
}

/** The runs of the day that is open. */
export function DayRuns({ dagId, from, until, title, words, onClose }: DayRunsProps) {
  const { t } = useTranslation();
  // The end of the range counts as within; it is the last microsecond of the day.
  const range = { from: from.toISOString(), until: new Date(until.getTime() - 1).toISOString() };
  const answer = useQuery(runsBetweenQuery(dagId, range));
  return (
    <aside className="calendar-side" aria-label={t("calendar.runsOf", { day: title })}>
      <div className="calendar-side-head">
        <h2>{title}</h2>
        <span className="meta">{words}</span>
        <span className="fill" />
        <IconButton label={t("act.close")} keycap="Esc" onClick={onClose}>
          <X size={16} />
        </IconButton>
      </div>
      {answer.isPending ? (
        <SkeletonRows rows={4} rowHeight={36} />
      ) : answer.isError ? (
        <ErrorState title={t("calendar.runsError")} error={answer.error} onTryAgain={() => void answer.refetch()} />
      ) : (
        <div className="calendar-side-scroll" tabIndex={0}>
          <RunsOfDay dagId={dagId} runs={answer.data.runs} />
          {answer.data.total > answer.data.runs.length && (
            <p className="calendar-more meta">
              {t("calendar.moreRuns", { count: answer.data.total - answer.data.runs.length })}
            </p>
          )}
        </div>
      )}
    </aside>
  );
}

interface RunsOfDayProps {
  readonly dagId: string;
  readonly runs: readonly ListedRun[];
}

function RunsOfDay({ dagId, runs }: RunsOfDayProps) {
  const { t } = useTranslation();
  const time = useTimeWords();
  return (
    <table className="table">
      <thead>
        <tr>
          <th>{t("runs.run")}</th>
          <th>{t("runs.state")}</th>
          <th className="number">{t("runs.duration")}</th>
        </tr>
      </thead>
      <tbody>
        {runs.map((run) => (
          <tr key={run.dag_run_id}>
            <td className="strong">
              <Link
                to="/dags/$dagId/runs/$runId"
                params={{ dagId, runId: run.dag_run_id }}
                className="link"
                title={run.dag_run_id}
              >
                {time.clock(run.logical_date)}
              </Link>{" "}
              {run.run_type !== "scheduled" && <span className="meta">{t(`runType.${run.run_type}`)}</span>}
            </td>
            <td>
              <StateWord state={run.state} />
            </td>
            <td className="number">
              {run.start_date !== null && <Duration start={run.start_date} end={run.end_date} />}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
