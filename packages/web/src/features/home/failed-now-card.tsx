import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { FailedNow, HomeAnswer } from "../../api/overview-shapes.ts";
import { runQuery } from "../../api/queries.ts";
import { usePermissions } from "../../app/session.ts";
import { Button } from "../../components/button.tsx";
import { RelativeMoment } from "../../components/moment.tsx";
import { StateMark } from "../../design/state-mark.tsx";
import { ClearTaskDialog } from "../clear/clear-task-dialog.tsx";
import { useStateReasonWords } from "../waiting/use-state-reason-words.ts";
import "../../components/table.css";

/** What failed in the latest runs and was not cleared, with the reason. */
export function FailedNowCard({ failed }: { readonly failed: HomeAnswer["failed_now"] }) {
  const { t } = useTranslation();
  const [clearing, setClearing] = useState<FailedNow | null>(null);
  if (failed.total === 0) {
    return (
      <section className="home-card home-quiet" aria-label={t("home.failedNow")}>
        <StateMark state="success" size={14} />
        <p className="secondary">{t("home.nothingFailed")}</p>
      </section>
    );
  }
  return (
    <section className="home-card" aria-label={t("home.failedNow")}>
      <header className="home-card-head">
        <StateMark state="failed" />
        <h2 className="title">{t("home.failedNow")}</h2>
        <span className="meta cut">
          {t("home.failedCount", { count: failed.total, runs: t("home.runCount", { count: failed.runs }) })}
        </span>
        <span className="fill" />
        <Link to="/dags" search={{ state: "failed" }} className="link">
          {t("act.showAll")}
        </Link>
      </header>
      <table className="table failed-table">
        <thead>
          <tr>
            <th>{t("home.task")}</th>
            <th className="failed-why">{t("home.why")}</th>
            <th className="number not-narrow-cell">{t("home.try")}</th>
            <th className="number not-narrow-cell">{t("home.failed")}</th>
            <th>
              <span className="visually-hidden">{t("home.acts")}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {failed.task_instances.map((instance) => (
            <FailedRow key={keyOf(instance)} instance={instance} onClear={() => setClearing(instance)} />
          ))}
        </tbody>
      </table>
      {clearing !== null && <ClearFailed instance={clearing} onClose={() => setClearing(null)} />}
    </section>
  );
}

function keyOf(instance: FailedNow): string {
  return [instance.dag_id, instance.run_id, instance.task_id, instance.map_index].join(" ");
}

function FailedRow({ instance, onClear }: { readonly instance: FailedNow; readonly onClear: () => void }) {
  const { t } = useTranslation();
  const { can_clear: canClear } = usePermissions(instance.dag_id);
  const params = { dagId: instance.dag_id, runId: instance.run_id, taskId: instance.task_id };
  const reason = useStateReasonWords()(instance);
  const search = instance.map_index < 0 ? {} : { map_index: instance.map_index };
  const mapped = instance.map_index < 0 ? "" : ` [${instance.map_index}]`;
  return (
    <tr>
      <td className="failed-task">
        <Link to="/dags/$dagId/runs/$runId/tasks/$taskId" params={params} search={search} className="mono strong cut">
          {instance.task_id}
          {mapped}
        </Link>
        <Link to="/dags/$dagId" params={params} search={{ run: instance.run_id }} className="small meta mono cut">
          {instance.dag_id}
        </Link>
      </td>
      <td className="failed-why">
        <div title={reason ?? undefined}>{reason ?? <span className="meta">{t("home.noReason")}</span>}</div>
      </td>
      <td className="number secondary not-narrow-cell">
        {t("home.tryOf", { number: instance.try_number, total: Math.max(instance.max_tries + 1, instance.try_number) })}
      </td>
      <td className="number secondary not-narrow-cell">
        {instance.end_date !== null && <RelativeMoment at={instance.end_date} />}
      </td>
      <td className="failed-acts">
        <span className="line">
          <Link
            to="/dags/$dagId/runs/$runId/tasks/$taskId"
            params={params}
            search={{ ...search, tab: "logs" }}
            className="button button-quiet button-small"
          >
            {t("details.logs")}
          </Link>
          {canClear && (
            <Button size="small" onClick={onClear}>
              {t("act.clear")}
            </Button>
          )}
        </span>
      </td>
    </tr>
  );
}

/** The question needs the date of the run, which the list does not hold. */
function ClearFailed({ instance, onClose }: { readonly instance: FailedNow; readonly onClose: () => void }) {
  const run = useQuery(runQuery(instance.dag_id, instance.run_id));
  if (!run.isSuccess) return null;
  const address = {
    dagId: instance.dag_id,
    runId: instance.run_id,
    taskId: instance.task_id,
    mapIndex: instance.map_index,
  };
  return <ClearTaskDialog address={address} run={run.data.run} onClose={onClose} />;
}
