import { Link, useLocation } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import type { DagDetails } from "../../api/ui-shapes.ts";
import { useOpenTabInSight } from "../../components/tabs.tsx";

/** The views of a Dag, each with its own address. */
export function DagTabs({ dag }: { readonly dag: DagDetails }) {
  const { t } = useTranslation();
  const row = useOpenTabInSight<HTMLElement>(useLocation().pathname);
  const params = { dagId: dag.dag_id };
  const look = {
    className: "tab",
    activeProps: { className: "tab-on", "aria-current": "page" as const },
    activeOptions: { exact: true, includeSearch: false },
  };
  // Grid and graph show the same run and task: what is selected in one stays selected in the other.
  const keepSelection = (known: { run?: string | undefined; task?: string | undefined }) => ({
    run: known.run,
    task: known.task,
  });
  const counts = dag.run_counts;
  return (
    <nav ref={row} className="tabs" aria-label={t("dag.tabs")}>
      <Link to="/dags/$dagId" params={params} search={keepSelection} {...look}>
        {t("dag.grid")}
      </Link>
      <Link to="/dags/$dagId/graph" params={params} search={keepSelection} {...look}>
        {t("dag.graph")}
      </Link>
      <Link to="/dags/$dagId/gantt" params={params} search={keepSelection} {...look}>
        {t("dagViews.tabs.gantt")}
      </Link>
      <Link to="/dags/$dagId/calendar" params={params} {...look}>
        {t("dagViews.tabs.calendar")}
      </Link>
      <Link to="/dags/$dagId/durations" params={params} {...look}>
        {t("dagViews.tabs.durations")}
      </Link>
      <Link to="/dags/$dagId/runs" params={params} {...look}>
        {t("dag.runs")}
        <span className="tab-count">
          {(counts.queued + counts.running + counts.success + counts.failed).toLocaleString("en")}
        </span>
      </Link>
      <Link to="/dags/$dagId/code" params={params} {...look}>
        {t("dag.code")}
      </Link>
      <Link to="/dags/$dagId/versions" params={params} {...look}>
        {t("dagViews.tabs.versions")}
      </Link>
      <Link to="/dags/$dagId/details" params={params} {...look}>
        {t("dag.details")}
      </Link>
      <Link to="/dags/$dagId/events" params={params} {...look}>
        {t("dagViews.tabs.events")}
      </Link>
    </nav>
  );
}
