import { useInfiniteQuery } from "@tanstack/react-query";
import { X } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { mappedInstancesQuery } from "../../api/queries.ts";
import type { TaskInstanceAddress } from "../../api/ui-api.ts";
import type { MappedInstancesAnswer, TaskNode } from "../../api/ui-shapes.ts";
import { Button, IconButton } from "../../components/button.tsx";
import { Chip } from "../../components/chip.tsx";
import { EmptyState, ErrorState, SkeletonRows } from "../../components/page-state.tsx";
import { StateMark } from "../../design/state-mark.tsx";
import { instanceName } from "./instance-name.ts";
import { InstanceTable } from "./instance-table.tsx";

interface MappedTaskPanelProps {
  readonly address: Omit<TaskInstanceAddress, "mapIndex">;
  /** Missing where the Dag has it no longer. */
  readonly task: TaskNode | undefined;
  readonly onClose: () => void;
}

/** The selected mapped task of a run beside the grid: its instances, narrowed to one state by a press on it. */
export function MappedTaskPanel({ address, task, onClose }: MappedTaskPanelProps) {
  const { t } = useTranslation();
  const [state, setState] = useState<string | undefined>(undefined);
  const answer = useInfiniteQuery(mappedInstancesQuery(address, state));
  if (answer.isPending) return <SkeletonRows rows={8} rowHeight={36} />;
  if (answer.isError) {
    return <ErrorState title={t("error.run")} error={answer.error} onTryAgain={() => void answer.refetch()} />;
  }
  const states = answer.data.pages.at(-1)?.states ?? [];
  const total = states.reduce((sum, { count }) => sum + count, 0);
  if (total === 0) {
    return (
      <EmptyState title={t("details.noTaskInstance")} act={<Button onClick={onClose}>{t("act.close")}</Button>}>
        {t("details.noTaskInstanceHint")}
      </EmptyState>
    );
  }
  const instances = answer.data.pages.flatMap((page) => page.task_instances);
  return (
    <>
      <div className="panel-head">
        <div className="panel-place">
          {task?.group_id != null && <span className="cut">{task.group_id}</span>}
          <span className="fill" />
          <IconButton label={t("details.closePanel")} keycap="Esc" onClick={onClose}>
            <X size={16} />
          </IconButton>
        </div>
        <div className="panel-name">
          <h2 className="mono" title={address.taskId}>
            {task?.label ?? address.taskId}
          </h2>
          <span className="meta">{t("grid.instances", { count: total })}</span>
        </div>
        <StateChips states={states} chosen={state} onChoose={setState} />
      </div>
      <div className="panel-scroll" tabIndex={0}>
        <InstanceTable instances={instances} nameOf={instanceName} />
        {answer.hasNextPage && (
          <div className="details-body">
            <Button size="small" onClick={() => void answer.fetchNextPage()} disabled={answer.isFetchingNextPage}>
              {t("act.more")}
            </Button>
          </div>
        )}
      </div>
    </>
  );
}

interface StateChipsProps {
  readonly states: MappedInstancesAnswer["states"];
  readonly chosen: string | undefined;
  readonly onChoose: (state: string | undefined) => void;
}

function StateChips({ states, chosen, onChoose }: StateChipsProps) {
  const { t } = useTranslation();
  return (
    <div className="panel-acts">
      {states.map(({ state: wireState, count }) => {
        const state = wireState ?? "none";
        return (
          <Chip
            key={state}
            isOn={chosen === state}
            count={count}
            mark={<StateMark state={state} size={12} />}
            onClick={() => onChoose(chosen === state ? undefined : state)}
          >
            {t(`state.${state}`)}
          </Chip>
        );
      })}
    </div>
  );
}
