import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { Maximize2, X } from "lucide-react";
import { useTranslation } from "react-i18next";
import { runQuery } from "../../api/queries.ts";
import type { RunAnswer } from "../../api/ui-shapes.ts";
import { useTimeWords } from "../../app/use-time.ts";
import { IconButton } from "../../components/button.tsx";
import { ErrorState, SkeletonRows } from "../../components/page-state.tsx";
import { StateBadge } from "../../components/state-badge.tsx";
import { RunWaiting } from "../waiting/run-waiting.tsx";
import { NoteEditor } from "./note-editor.tsx";
import { RunActs } from "./run-acts.tsx";
import { RunCauses } from "./run-causes.tsx";
import { RunConf, RunFacts } from "./run-facts.tsx";
import { StateShares } from "./state-shares.tsx";
import { useRunStateWords } from "./use-state-words.ts";

interface RunPanelProps {
  readonly dagId: string;
  readonly runId: string;
  readonly onClose: () => void;
}

/** The selected run beside the grid. */
export function RunPanel({ dagId, runId, onClose }: RunPanelProps) {
  const { t } = useTranslation();
  const answer = useQuery(runQuery(dagId, runId));
  if (answer.isPending) return <SkeletonRows rows={8} rowHeight={36} />;
  if (answer.isError) {
    return <ErrorState title={t("error.run")} error={answer.error} onTryAgain={() => void answer.refetch()} />;
  }
  return <RunDetails answer={answer.data} onClose={onClose} />;
}

function RunDetails({ answer, onClose }: { readonly answer: RunAnswer; readonly onClose: () => void }) {
  const { t } = useTranslation();
  const time = useTimeWords();
  const { run } = answer;
  const words = useRunStateWords(run);
  return (
    <>
      <div className="panel-head">
        <div className="panel-place">
          <span>{t(`runType.${run.run_type}`)}</span>
          <span className="fill" />
          <Link
            to="/dags/$dagId/runs/$runId"
            params={{ dagId: run.dag_id, runId: run.run_id }}
            className="icon-button"
            aria-label={t("act.expand")}
            title={t("act.expand")}
          >
            <Maximize2 size={14} />
          </Link>
          <IconButton label={t("details.closePanel")} keycap="Esc" onClick={onClose}>
            <X size={16} />
          </IconButton>
        </div>
        <div className="panel-name">
          <h2>{t("run.title", { moment: time.moment(run.logical_date) })}</h2>
          <StateBadge state={run.state} words={words} />
        </div>
        <RunActs answer={answer} />
      </div>
      <div className="panel-scroll" tabIndex={0}>
        <div className="details-body">
          <RunWaiting run={run} />
          <StateShares states={answer.task_instances.map((instance) => instance.state ?? "none")} />
          <RunFacts answer={answer} />
          <NoteEditor key={run.run_id} run={run} />
          <RunCauses run={run} />
          <RunConf run={run} />
        </div>
      </div>
    </>
  );
}
