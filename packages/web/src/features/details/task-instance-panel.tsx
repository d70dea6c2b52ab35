import { useQuery } from "@tanstack/react-query";
import { Link2, Maximize2, SquareTerminal, X } from "lucide-react";
import { useTranslation } from "react-i18next";
import { ApiProblem } from "../../api/http.ts";
import { taskInstanceQuery } from "../../api/queries.ts";
import type { TaskInstanceAddress } from "../../api/ui-api.ts";
import type { TaskInstanceAnswer, TaskNode } from "../../api/ui-shapes.ts";
import { useKeys } from "../../app/keyboard.ts";
import { DETAILS_TABS, type DetailsTab } from "../../app/search-params.ts";
import { useTimeWords } from "../../app/use-time.ts";
import { Button, IconButton } from "../../components/button.tsx";
import { EmptyState, ErrorState, SkeletonRows } from "../../components/page-state.tsx";
import { StateBadge } from "../../components/state-badge.tsx";
import { Tabs } from "../../components/tabs.tsx";
import { toastDone } from "../../components/toast.tsx";
import { instanceName } from "./instance-name.ts";
import { MappedTaskPanel } from "./mapped-task-panel.tsx";
import { TaskActs } from "./task-acts.tsx";
import { PanelLog, TaskInstanceTab, useDetailsTabs } from "./task-instance-tab.tsx";
import { useOpenTaskInstance } from "./use-open-task-instance.ts";
import { useTaskInstanceStateWords } from "./use-state-words.ts";

interface TaskInstancePanelProps {
  readonly address: TaskInstanceAddress;
  readonly task: TaskNode | undefined;
  readonly tab: DetailsTab;
  readonly onTab: (tab: DetailsTab) => void;
  readonly onClose: () => void;
}

/** The selected task instance beside the grid. */
export function TaskInstancePanel({ address, task, tab, onTab, onClose }: TaskInstancePanelProps) {
  const { t } = useTranslation();
  const answer = useQuery(taskInstanceQuery(address));
  if (answer.isPending) return <SkeletonRows rows={8} rowHeight={36} />;
  if (answer.isError) {
    return answer.error instanceof ApiProblem && answer.error.status === 404 ? (
      <EmptyState title={t("details.noTaskInstance")} act={<Button onClick={onClose}>{t("act.close")}</Button>}>
        {t("details.noTaskInstanceHint")}
      </EmptyState>
    ) : (
      <ErrorState title={t("error.taskInstance")} error={answer.error} onTryAgain={() => void answer.refetch()} />
    );
  }
  // The run has the task mapped, as the newest version of its Dag has not.
  if (answer.data === null) return <MappedTaskPanel address={address} task={task} onClose={onClose} />;
  return <PanelOf answer={answer.data} address={address} task={task} tab={tab} onTab={onTab} onClose={onClose} />;
}

interface PanelOfProps extends TaskInstancePanelProps {
  readonly answer: TaskInstanceAnswer;
}

function PanelOf({ answer, address, task, tab, onTab, onClose }: PanelOfProps) {
  const { t } = useTranslation();
  const tabs = useDetailsTabs(answer, DETAILS_TABS);
  const active = tabs.some((each) => each.name === tab) ? tab : "details";
  return (
    <>
      <PanelHead answer={answer} address={address} task={task} onClose={onClose} />
      <Tabs label={t("details.tabs")} tabs={tabs} active={active} onChange={onTab} className="panel-tabs" />
      {active === "logs" ? (
        <PanelLog key={`${address.runId} ${address.taskId} ${address.mapIndex}`} address={address} answer={answer} />
      ) : (
        <div className="panel-scroll" role="tabpanel" tabIndex={0}>
          <TaskInstanceTab tab={active} address={address} answer={answer} task={task} />
        </div>
      )}
    </>
  );
}

function PanelHead({ answer, address, task, onClose }: Omit<PanelOfProps, "tab" | "onTab">) {
  const { t } = useTranslation();
  const time = useTimeWords();
  const open = useOpenTaskInstance(address);
  const words = useTaskInstanceStateWords(answer.task_instance);
  useKeys({ l: () => open("logs") });
  return (
    <div className="panel-head">
      <div className="panel-place">
        <span>{time.moment(answer.run.logical_date)}</span>
        {task?.group_id != null && <span className="cut">›&ensp;{task.group_id}</span>}
        <span className="fill" />
        <IconButton label={t("act.expand")} keycap="Enter" onClick={() => open(undefined)}>
          <Maximize2 size={14} />
        </IconButton>
        <IconButton label={t("details.closePanel")} keycap="Esc" onClick={onClose}>
          <X size={16} />
        </IconButton>
      </div>
      <div className="panel-name">
        <h2 className="mono" title={address.taskId}>
          {task?.label ?? address.taskId}
          {address.mapIndex >= 0 && ` ${instanceName(answer.task_instance)}`}
        </h2>
        <StateBadge state={answer.task_instance.state ?? "none"} words={words} />
      </div>
      <div className="panel-acts">
        {answer.tries.length > 0 && (
          <Button size="small" keycap="l" icon={<SquareTerminal size={14} />} onClick={() => open("logs")}>
            {t("details.logs")}
          </Button>
        )}
        <TaskActs address={address} run={answer.run} state={answer.task_instance.state} isSmall />
        <span className="fill" />
        <IconButton
          label={t("act.copyLink")}
          onClick={() => {
            void navigator.clipboard.writeText(location.href);
            toastDone({ title: t("act.copied") });
          }}
        >
          <Link2 size={16} />
        </IconButton>
      </div>
    </div>
  );
}
