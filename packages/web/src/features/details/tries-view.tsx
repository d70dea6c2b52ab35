import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import type { TaskInstanceAddress } from "../../api/ui-api.ts";
import type { TaskTry } from "../../api/ui-shapes.ts";
import { useTimeWords } from "../../app/use-time.ts";
import { Duration } from "../../components/moment.tsx";
import { EmptyState } from "../../components/page-state.tsx";
import { StateMark } from "../../design/state-mark.tsx";

interface TriesViewProps {
  readonly address: TaskInstanceAddress;
  readonly tries: readonly TaskTry[];
  /** Only the clock of each try, for a narrow place. */
  readonly isCompact?: boolean;
}

/** Every try of a task instance, the newest first, each leading to its log. */
export function TriesView({ address, tries, isCompact = false }: TriesViewProps) {
  const { t } = useTranslation();
  const time = useTimeWords();
  if (tries.length === 0) return <EmptyState title={t("details.noTries")}>{t("details.noTriesHint")}</EmptyState>;
  return (
    <ol className="tries">
      {tries.toReversed().map((each) => (
        <li key={each.try_number}>
          <Link
            to="/dags/$dagId/runs/$runId/tasks/$taskId"
            params={{ dagId: address.dagId, runId: address.runId, taskId: address.taskId }}
            search={{
              tab: "logs",
              try: each.try_number,
              map_index: address.mapIndex < 0 ? undefined : address.mapIndex,
            }}
            className="try-line"
          >
            <StateMark state={each.state ?? "none"} />
            <span>
              <span className="strong">{t("details.tryNumber", { number: each.try_number })}</span>{" "}
              {each.start_date !== null && (
                <span className="meta">
                  {isCompact ? time.clock(each.start_date) : time.fullMoment(each.start_date)}
                </span>
              )}
              <span className="small meta try-place">
                {[t(`state.${each.state ?? "none"}`), each.hostname, each.pid]
                  .filter((part) => part !== null)
                  .join(" · ")}
              </span>
            </span>
            <span className="fill" />
            <span className="secondary try-length">
              {each.start_date !== null && <Duration start={each.start_date} end={each.end_date} />}
            </span>
          </Link>
        </li>
      ))}
    </ol>
  );
}
