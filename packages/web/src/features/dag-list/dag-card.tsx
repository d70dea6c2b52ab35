import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import type { DagListItem } from "../../api/ui-shapes.ts";
import { useNow } from "../../app/clock.ts";
import { useTimeWords } from "../../app/use-time.ts";
import { StateMark } from "../../design/state-mark.tsx";
import { scheduleWords } from "../time/schedule-words.ts";
import { DagRunBars } from "./dag-row.tsx";
import { nextRunWords } from "./dag-words.ts";
import { FavoriteButton } from "./favorite-button.tsx";

/** One Dag of the list on a phone. */
export function DagCard({ dag }: { readonly dag: DagListItem }) {
  const { t } = useTranslation();
  const now = useNow();
  const time = useTimeWords();
  return (
    <div className="dag-card-place">
      <FavoriteButton dagId={dag.dag_id} />
      <Link to="/dags/$dagId" params={{ dagId: dag.dag_id }} className="dag-card">
        <span className="line">
          <span className="mono strong cut fill">{dag.dag_id}</span>
          {dag.last_run !== null && (
            <>
              <StateMark state={dag.last_run.state} />
              <span className="small secondary">{t(`state.${dag.last_run.state}`)}</span>
            </>
          )}
        </span>
        <span className="dag-card-line">
          <span className="dag-card-schedule">
            <span className="secondary cut">{scheduleWords(dag.schedule, time.style.language)}</span>
            <span className="meta cut">{nextRunWords(dag, now, time, t)}</span>
          </span>
          <DagRunBars dag={dag} />
        </span>
      </Link>
    </div>
  );
}
