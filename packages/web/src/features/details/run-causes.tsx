import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { Box } from "lucide-react";
import { useTranslation } from "react-i18next";
import { causesQuery } from "../../api/dag-history.ts";
import type { DagRun } from "../../api/ui-shapes.ts";
import { AssetUri } from "../../components/asset-uri.tsx";
import { RelativeMoment } from "../../components/moment.tsx";

/** The updates of assets that a run was made for; nothing for a run that was not made for any. */
export function RunCauses({ run }: { readonly run: DagRun }) {
  const { t } = useTranslation();
  const answer = useQuery({
    ...causesQuery(run.dag_id, run.run_id),
    enabled: run.run_type === "dataset_triggered",
    retry: false,
  });
  if (run.run_type !== "dataset_triggered" || answer.isPending) return null;
  return (
    <section>
      <h3 className="section-title">{t("runPage.causes")}</h3>
      {answer.isError ? (
        <p className="meta">{answer.error.message}</p>
      ) : (
        <ul className="run-causes">
          {answer.data.map((event) => (
            <li key={event.id}>
              <Box size={14} />
              <span className="mono">
                <AssetUri uri={event.dataset_uri} />
              </span>
              <span className="meta">
                <RelativeMoment at={event.timestamp} />
              </span>
              {event.source_dag_id !== null && event.source_run_id !== null && event.source_task_id !== null && (
                <Link
                  to="/dags/$dagId/runs/$runId/tasks/$taskId"
                  params={{ dagId: event.source_dag_id, runId: event.source_run_id, taskId: event.source_task_id }}
                  className="link mono"
                >
                  {event.source_dag_id}.{event.source_task_id}
                </Link>
              )}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
