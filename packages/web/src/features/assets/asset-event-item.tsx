import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import type { AssetEvent } from "../../api/asset-api.ts";
import { RelativeMoment } from "../../components/moment.tsx";
import { StateMark } from "../../design/state-mark.tsx";

/** One update: where it came from, what it said, and the runs that were made for it. */
export function AssetEventItem({ event }: { readonly event: AssetEvent }) {
  return (
    <li>
      <span className="line">
        <span className="fill cut">
          <EventSource event={event} />
        </span>
        <span className="small meta">
          <RelativeMoment at={event.timestamp} />
        </span>
      </span>
      <EventExtra event={event} />
      <EventRuns event={event} />
    </li>
  );
}

/** The task that updated the asset, or that somebody did by hand. */
export function EventSource({ event }: { readonly event: AssetEvent }) {
  const { t } = useTranslation();
  const { source_dag_id: dagId, source_run_id: runId, source_task_id: taskId, source_map_index: mapIndex } = event;
  if (dagId === null || runId === null || taskId === null) return <>{t("assets.byHand")}</>;
  return (
    <Link
      to="/dags/$dagId/runs/$runId/tasks/$taskId"
      params={{ dagId, runId, taskId }}
      search={mapIndex === null || mapIndex < 0 ? {} : { map_index: mapIndex }}
      className="link mono"
    >
      {dagId} / {taskId}
    </Link>
  );
}

/** What an update said beside. */
export function EventExtra({ event: { extra } }: { readonly event: AssetEvent }) {
  const said = Object.entries(extra ?? {}).filter(([name]) => name !== "from_rest_api");
  if (said.length === 0) return null;
  return <span className="asset-extra">{JSON.stringify(Object.fromEntries(said))}</span>;
}

/** Who used an update: the runs that it started. */
export function EventRuns({ event }: { readonly event: AssetEvent }) {
  if (event.created_dagruns.length === 0) return null;
  return (
    <span className="asset-runs">
      {event.created_dagruns.map(({ dag_id: dagId, dag_run_id: runId, state }) => (
        <Link
          key={`${dagId} ${runId}`}
          to="/dags/$dagId"
          params={{ dagId }}
          search={{ run: runId }}
          className="link asset-run"
        >
          <StateMark state={state} size={12} />
          <span className="mono">{dagId}</span>
        </Link>
      ))}
    </span>
  );
}
