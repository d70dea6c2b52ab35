import { Clock, Copy, Pause, Play, SquareTerminal, TriangleAlert } from "lucide-react";
import { useTranslation } from "react-i18next";
import type { DagAnswer } from "../../api/ui-shapes.ts";
import { useTimeWords } from "../../app/use-time.ts";
import { runSeconds } from "../../components/bar-heights.ts";
import { IconButton } from "../../components/button.tsx";
import { JsonText } from "../../components/code-text.tsx";
import type { Conf } from "./trigger-draft.ts";

interface TriggerPreviewProps {
  readonly answer: DagAnswer;
  readonly conf: Conf;
}

/** What will happen, before it happens. */
export function TriggerPreview({ answer: { dag, structure }, conf }: TriggerPreviewProps) {
  const { t } = useTranslation();
  const active = dag.run_counts.running + dag.run_counts.queued;
  const usual = useUsualWords(dag.recent_runs);
  const command = `baram dags trigger ${dag.dag_id}${Object.keys(conf).length === 0 ? "" : ` --conf '${JSON.stringify(conf)}'`}`;
  return (
    <section className="trigger-preview">
      <h2 className="section-title">{t("trigger.whatWillHappen")}</h2>
      <ul className="trigger-effects">
        <li>
          <Play size={14} />
          {t("trigger.oneRun", { count: structure.tasks.length, version: dag.version.number })}
        </li>
        {usual !== null && (
          <li>
            <Clock size={14} />
            {usual}
          </li>
        )}
        {dag.is_paused && (
          <li className="trigger-warning">
            <Pause size={14} />
            {t("trigger.paused")}
          </li>
        )}
        {active > 0 && (
          <li className="trigger-warning">
            <TriangleAlert size={14} />
            {t("trigger.isRunning", { count: active })}
          </li>
        )}
      </ul>
      <h3 className="trigger-label">{t("trigger.conf")}</h3>
      <div className="trigger-conf">
        <JsonText value={conf} />
      </div>
      <div className="trigger-command" title={t("trigger.command")}>
        <SquareTerminal size={14} />
        <span className="mono cut">{command}</span>
        <span className="fill" />
        <IconButton label={t("act.copy")} onClick={() => void navigator.clipboard.writeText(command)}>
          <Copy size={14} />
        </IconButton>
      </div>
    </section>
  );
}

function useUsualWords(runs: DagAnswer["dag"]["recent_runs"]): string | null {
  const { t } = useTranslation();
  const time = useTimeWords();
  const seconds = runs.filter((run) => run.state === "success").map((run) => runSeconds(run, 0));
  if (seconds.length === 0) return null;
  if (seconds.length === 1) return t("trigger.usuallyOne", { duration: time.duration(seconds[0] ?? 0) });
  const shortest = time.duration(Math.min(...seconds));
  const longest = time.duration(Math.max(...seconds));
  return shortest === longest
    ? t("trigger.usuallyOne", { duration: longest })
    : t("trigger.usually", { shortest, longest });
}
