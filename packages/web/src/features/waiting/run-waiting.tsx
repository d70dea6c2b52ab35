import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { dagWaitingQuery } from "../../api/queries.ts";
import type { DagRun } from "../../api/ui-shapes.ts";
import { Note } from "../../components/note.tsx";
import { StateMark } from "../../design/state-mark.tsx";
import { useReasonWords } from "./use-reason-words.ts";
import { WaitingActLink } from "./waiting-act-link.tsx";
import "./waiting.css";

/** Why a queued run does not start, each reason with what would change it; nothing for any other run. */
export function RunWaiting({ run }: { readonly run: DagRun }) {
  const { t } = useTranslation();
  const words = useReasonWords();
  const isQueued = run.state === "queued";
  const waiting = useQuery({ ...dagWaitingQuery(run.dag_id), enabled: isQueued });
  const queued = waiting.data?.queued_runs.find((each) => each.dag_run_id === run.run_id);
  if (!isQueued || queued === undefined) return null;
  return (
    <section aria-label={t("waiting.run")}>
      <Note tone="warn" icon={<StateMark state="queued" />}>
        {queued.reasons.length === 0 ? (
          t("waiting.allMet")
        ) : (
          <ul className="waiting-reasons">
            {queued.reasons.map((reason) => (
              <li key={reason.kind}>
                <b className="strong">{words(reason)}</b> <WaitingActLink reason={reason} place={{ run }} />
              </li>
            ))}
          </ul>
        )}
      </Note>
    </section>
  );
}
