import { Menu } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { ChevronDown, RotateCcw, X } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { runQuery } from "../../api/queries.ts";
import type { RunAnswer } from "../../api/ui-shapes.ts";
import { usePermissions } from "../../app/session.ts";
import { useTimeWords } from "../../app/use-time.ts";
import { Button, IconButton } from "../../components/button.tsx";
import { JsonText } from "../../components/code-text.tsx";
import { FactList } from "../../components/fact-list.tsx";
import { Duration, ExactMoment } from "../../components/moment.tsx";
import { ErrorState, SkeletonRows } from "../../components/page-state.tsx";
import { StateBadge } from "../../components/state-badge.tsx";
import { StateMark } from "../../design/state-mark.tsx";
import { ClearRunDialog } from "../clear/clear-run-dialog.tsx";
import { MarkRunDialog } from "../mark/mark-run-dialog.tsx";
import { StateShares } from "./state-shares.tsx";
import { useRunFacts } from "./task-facts.tsx";
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
          <StateShares states={answer.task_instances.map((instance) => instance.state ?? "none")} />
          <RunFacts answer={answer} />
          <section>
            <h3 className="section-title">{t("details.conf")}</h3>
            {isEmptyConf(run.conf) ? (
              <p className="meta">{t("details.noConf")}</p>
            ) : (
              <div className="boxed">
                <JsonText value={run.conf} />
              </div>
            )}
          </section>
        </div>
      </div>
    </>
  );
}

function isEmptyConf(conf: unknown): boolean {
  return conf === null || (typeof conf === "object" && Object.keys(conf).length === 0);
}

function RunFacts({ answer }: { readonly answer: RunAnswer }) {
  const { t } = useTranslation();
  const { run } = answer;
  return (
    <FactList
      facts={[
        { name: t("details.logicalDate"), value: <ExactMoment at={run.logical_date} /> },
        ...useRunFacts(run),
        { name: t("details.queuedAt"), value: run.queued_at && <ExactMoment at={run.queued_at} /> },
        { name: t("details.started"), value: run.start_date && <ExactMoment at={run.start_date} /> },
        { name: t("details.ended"), value: run.end_date && <ExactMoment at={run.end_date} /> },
        { name: t("details.ranFor"), value: run.start_date && <Duration start={run.start_date} end={run.end_date} /> },
        { name: t("details.version"), value: run.version_number },
        { name: t("details.note"), value: run.note },
        { name: t("details.runId"), value: <span className="mono">{run.run_id}</span> },
      ]}
    />
  );
}

function RunActs({ answer }: { readonly answer: RunAnswer }) {
  const { t } = useTranslation();
  const { can_clear: canClear, can_edit: canEdit } = usePermissions();
  const [open, setOpen] = useState<"all" | "failed" | "mark-success" | "mark-failed" | null>(null);
  const { run } = answer;
  const taskIds = [...new Set(answer.task_instances.map((instance) => instance.task_id))];
  const close = () => setOpen(null);
  if (!canClear && !canEdit) return null;
  return (
    <div className="panel-acts">
      {canClear && (
        <Menu position="bottom-start">
          <Menu.Target>
            <Button size="small" icon={<RotateCcw size={14} />}>
              {t("act.clear")}
              <ChevronDown size={12} />
            </Button>
          </Menu.Target>
          <Menu.Dropdown>
            <Menu.Item onClick={() => setOpen("failed")}>{t("run.clearFailed")}</Menu.Item>
            <Menu.Item onClick={() => setOpen("all")}>{t("run.clearAll")}</Menu.Item>
          </Menu.Dropdown>
        </Menu>
      )}
      {canEdit && (
        <Menu position="bottom-start">
          <Menu.Target>
            <Button size="small">
              {t("act.markAs")}
              <ChevronDown size={12} />
            </Button>
          </Menu.Target>
          <Menu.Dropdown>
            {(["success", "failed"] as const).map((state) => (
              <Menu.Item
                key={state}
                leftSection={<StateMark state={state} />}
                disabled={run.state === state}
                onClick={() => setOpen(`mark-${state}`)}
              >
                {t(`state.${state}`)}
              </Menu.Item>
            ))}
          </Menu.Dropdown>
        </Menu>
      )}
      {(open === "all" || open === "failed") && (
        <ClearRunDialog run={run} taskIds={taskIds} onlyFailed={open === "failed"} onClose={close} />
      )}
      {open === "mark-success" && <MarkRunDialog run={run} to="success" onClose={close} />}
      {open === "mark-failed" && <MarkRunDialog run={run} to="failed" onClose={close} />}
    </div>
  );
}
