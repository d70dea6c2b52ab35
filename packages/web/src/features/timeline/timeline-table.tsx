import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { useTimeWords } from "../../app/use-time.ts";
import { Duration } from "../../components/moment.tsx";
import { StateWord } from "../../components/state-badge.tsx";
import type { TimelineLane } from "./timeline-model.ts";
import type { TimelineStretch } from "./timeline-stretch.ts";
import "../../components/table.css";

interface TimelineTableProps {
  readonly lanes: readonly TimelineLane[];
  readonly stretch: TimelineStretch;
}

/** The same as the drawing, as a table by time. */
export function TimelineTable({ lanes, stretch }: TimelineTableProps) {
  const { t } = useTranslation();
  const time = useTimeWords();
  const rows = lanes
    .flatMap(({ dagId, bars }) => bars.map((bar) => ({ ...bar, dagId })))
    .filter(({ start, end }) => start < stretch.until && end >= stretch.from)
    .sort((left, right) => left.start - right.start);
  return (
    <div className="timeline-table" tabIndex={0} role="region" aria-label={t("timeline.lanes")}>
      <table className="table">
        <thead>
          <tr>
            <th>{t("allRuns.dag")}</th>
            <th>{t("timeline.columnStarted")}</th>
            <th>{t("timeline.columnEnded")}</th>
            <th>{t("runs.state")}</th>
            <th className="number">{t("runs.duration")}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ dagId, run, start }) => (
            <tr key={`${dagId} ${run?.run_id ?? start}`}>
              <td>
                <Link
                  to="/dags/$dagId"
                  params={{ dagId }}
                  search={run === null ? {} : { run: run.run_id }}
                  className="mono strong"
                >
                  {dagId}
                </Link>
              </td>
              <td className="secondary">{time.moment(new Date(start).toISOString())}</td>
              <td className="secondary">{run?.end_date != null && time.moment(run.end_date)}</td>
              <td>
                {run === null ? <span className="meta">{t("timeline.planned")}</span> : <StateWord state={run.state} />}
              </td>
              <td className="number">{run !== null && <Duration start={run.start_date} end={run.end_date} />}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
