import { useQuery } from "@tanstack/react-query";
import { X } from "lucide-react";
import { useTranslation } from "react-i18next";
import { runQuery } from "../../api/queries.ts";
import type { TaskInstance } from "../../api/ui-shapes.ts";
import { useTimeWords } from "../../app/use-time.ts";
import { IconButton } from "../../components/button.tsx";
import { ErrorState, SkeletonRows } from "../../components/page-state.tsx";
import { instanceName } from "./instance-name.ts";
import { InstanceTable } from "./instance-table.tsx";
import { StateShares } from "./state-shares.tsx";

interface GroupPanelProps {
  readonly dagId: string;
  readonly runId: string;
  readonly group: { readonly id: string; readonly label: string; readonly taskIds: readonly string[] };
  readonly onClose: () => void;
}

/** The selected group of a run beside the grid: the states of its tasks. */
export function GroupPanel({ dagId, runId, group, onClose }: GroupPanelProps) {
  const { t } = useTranslation();
  const time = useTimeWords();
  const answer = useQuery(runQuery(dagId, runId));
  if (answer.isPending) return <SkeletonRows rows={8} rowHeight={36} />;
  if (answer.isError) {
    return <ErrorState title={t("error.run")} error={answer.error} onTryAgain={() => void answer.refetch()} />;
  }
  const wanted = new Set(group.taskIds);
  const instances = answer.data.task_instances.filter((instance) => wanted.has(instance.task_id));
  return (
    <>
      <div className="panel-head">
        <div className="panel-place">
          <span>{time.moment(answer.data.run.logical_date)}</span>
          <span className="fill" />
          <IconButton label={t("details.closePanel")} keycap="Esc" onClick={onClose}>
            <X size={16} />
          </IconButton>
        </div>
        <div className="panel-name">
          <h2>{group.label}</h2>
          <span className="meta">{t("grid.tasks", { count: group.taskIds.length })}</span>
        </div>
      </div>
      <div className="panel-scroll" tabIndex={0}>
        <div className="details-body">
          <StateShares states={instances.map((instance) => instance.state ?? "none")} />
        </div>
        <InstanceTable instances={instances} nameOf={nameInGroup} />
      </div>
    </>
  );
}

function nameInGroup(instance: TaskInstance): string {
  return instance.map_index < 0 ? instance.task_id : `${instance.task_id} ${instanceName(instance)}`;
}
