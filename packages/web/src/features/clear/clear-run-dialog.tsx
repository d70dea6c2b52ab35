import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { queryKeys } from "../../api/queries.ts";
import { clearTasksOfRun } from "../../api/stable-api.ts";
import type { DagRun } from "../../api/ui-shapes.ts";
import { useTimeWords } from "../../app/use-time.ts";
import { ConfirmDialog } from "../../components/confirm-dialog.tsx";
import { toastDone } from "../../components/toast.tsx";
import { AffectedTasks } from "./affected-tasks.tsx";

interface ClearRunDialogProps {
  readonly run: DagRun;
  readonly taskIds: readonly string[];
  readonly onlyFailed: boolean;
  readonly onClose: () => void;
}

/** Lets all tasks of a run, or the failed ones, run again, after showing which. */
export function ClearRunDialog({ run, taskIds, onlyFailed, onClose }: ClearRunDialogProps) {
  const { t } = useTranslation();
  const time = useTimeWords();
  const queryClient = useQueryClient();
  const address = { dagId: run.dag_id, runId: run.run_id };
  const preview = useQuery({
    queryKey: ["clear-preview", address, taskIds, onlyFailed],
    queryFn: () => clearTasksOfRun(address, { taskIds, onlyFailed, isDryRun: true }),
    gcTime: 0,
  });
  const clear = useMutation({
    mutationFn: () => clearTasksOfRun(address, { taskIds, onlyFailed, isDryRun: false }),
    onSuccess: async (cleared) => {
      onClose();
      toastDone({ title: t("clear.cleared", { tasks: t("clear.tasks", { count: cleared.length }), dag: run.dag_id }) });
      await queryClient.invalidateQueries({ queryKey: queryKeys.run(run.dag_id, run.run_id) });
    },
  });
  const count = preview.data?.length ?? 0;
  return (
    <ConfirmDialog
      title={t("clear.titleRun", { run: time.moment(run.logical_date) })}
      words={t("clear.words")}
      confirmLabel={t("act.clearCount", { count })}
      isBusy={clear.isPending}
      isDisabled={!preview.isSuccess || count === 0}
      error={clear.error ?? preview.error}
      onConfirm={() => clear.mutate()}
      onClose={onClose}
    >
      <AffectedTasks run={run} tasks={preview.data} />
    </ConfirmDialog>
  );
}
