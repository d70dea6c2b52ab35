import { Checkbox } from "@mantine/core";
import { keepPreviousData, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { clearTasksOfRun, type TaskInstanceReference } from "../../api/stable-api.ts";
import { ConfirmDialog } from "../../components/confirm-dialog.tsx";
import { toastDone } from "../../components/toast.tsx";
import { AffectedTasks } from "./affected-tasks.tsx";

interface ClearSeveralDialogProps {
  readonly dagId: string;
  readonly picked: readonly { readonly runId: string; readonly taskIds: readonly string[] }[];
  readonly onClose: () => void;
}

/** Lets tasks of several runs run again, after showing which. */
export function ClearSeveralDialog({ dagId, picked, onClose }: ClearSeveralDialogProps) {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  const [onlyFailed, setOnlyFailed] = useState(false);
  const [first] = picked;
  const clearAll = async (isDryRun: boolean) => {
    const cleared: TaskInstanceReference[] = [];
    // One run after the other: each is a transaction of its own, and the first that is refused ends it.
    for (const { runId, taskIds } of picked) {
      cleared.push(...(await clearTasksOfRun({ dagId, runId }, { taskIds, onlyFailed, isDryRun })));
    }
    return cleared;
  };
  const preview = useQuery({
    queryKey: ["clear-preview", dagId, picked, onlyFailed],
    queryFn: () => clearAll(true),
    gcTime: 0,
    placeholderData: keepPreviousData,
  });
  const clear = useMutation({
    mutationFn: () => clearAll(false),
    onSuccess: async (cleared) => {
      onClose();
      toastDone({ title: t("clear.cleared", { tasks: t("clear.tasks", { count: cleared.length }), dag: dagId }) });
      await queryClient.invalidateQueries({ queryKey: ["run", dagId] });
    },
  });
  const count = preview.data?.length ?? 0;
  return (
    <ConfirmDialog
      title={t("gridMore.clearTitle", { count: picked.length, dag: dagId })}
      words={t("clear.words")}
      confirmLabel={t("act.clearCount", { count })}
      isBusy={clear.isPending}
      isDisabled={!preview.isSuccess || preview.isPlaceholderData || count === 0}
      error={clear.error ?? preview.error}
      onConfirm={() => clear.mutate()}
      onClose={onClose}
    >
      <div className="confirm-options">
        <div className="confirm-option">
          <Checkbox
            label={t("clear.onlyFailed")}
            description={t("clear.onlyFailedHint")}
            checked={onlyFailed}
            onChange={() => setOnlyFailed(!onlyFailed)}
          />
        </div>
      </div>
      {first !== undefined && <AffectedTasks run={{ dag_id: dagId, run_id: first.runId }} tasks={preview.data} />}
    </ConfirmDialog>
  );
}
