import { Link } from "@tanstack/react-router";
import { LayoutGrid } from "lucide-react";
import { useTranslation } from "react-i18next";
import type { DagRun } from "../../api/ui-shapes.ts";
import { useTimeWords } from "../../app/use-time.ts";
import { Duration, RelativeMoment } from "../../components/moment.tsx";
import { StateWord } from "../../components/state-badge.tsx";
import "../../components/table.css";
import "./run-table.css";

/** Runs as a table; each leads to its page, and to itself in the grid. */
export function RunTable({ runs }: { readonly runs: readonly DagRun[] }) {
  const { t } = useTranslation();
  return (
    <table className="table run-table">
      <thead>
        <tr>
          <th>{t("runs.run")}</th>
          <th>{t("runs.state")}</th>
          <th>{t("runs.type")}</th>
          <th className="run-table-wide">{t("runs.covers")}</th>
          <th>{t("runs.started")}</th>
          <th className="number">{t("runs.duration")}</th>
          <th className="number run-table-wide">{t("runs.version")}</th>
          <th className="run-table-wide">{t("runs.note")}</th>
          <th>
            <span className="visually-hidden">{t("runPage.inGrid")}</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {runs.map((run) => (
          <RunRow key={run.run_id} run={run} />
        ))}
      </tbody>
    </table>
  );
}

function RunRow({ run }: { readonly run: DagRun }) {
  const { t } = useTranslation();
  const time = useTimeWords();
  const { data_interval_start: from, data_interval_end: to } = run;
  return (
    <tr>
      <td className="strong">
        <Link
          to="/dags/$dagId/runs/$runId"
          params={{ dagId: run.dag_id, runId: run.run_id }}
          className="link"
          title={run.run_id}
        >
          {time.moment(run.logical_date)}
        </Link>
      </td>
      <td>
        <StateWord state={run.state} />
      </td>
      <td className="secondary">{t(`runType.${run.run_type}`)}</td>
      <td className="secondary run-table-wide">
        {from !== null && to !== null && from !== to && `${time.moment(from)} → ${time.moment(to)}`}
      </td>
      <td className="secondary">{run.start_date !== null && <RelativeMoment at={run.start_date} />}</td>
      <td className="number">{run.start_date !== null && <Duration start={run.start_date} end={run.end_date} />}</td>
      <td className="number secondary run-table-wide">{run.version_number}</td>
      <td className="secondary run-table-wide run-table-note">{run.note}</td>
      <td>
        <Link
          to="/dags/$dagId"
          params={{ dagId: run.dag_id }}
          search={{ run: run.run_id }}
          className="icon-button"
          aria-label={`${t("runPage.inGrid")}: ${time.moment(run.logical_date)}`}
          title={t("runPage.inGrid")}
        >
          <LayoutGrid size={14} />
        </Link>
      </td>
    </tr>
  );
}
