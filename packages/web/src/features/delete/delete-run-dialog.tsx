import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { overviewKeys } from "../../api/overview-queries.ts";
import { queryKeys } from "../../api/queries.ts";
import { deleteRun } from "../../api/stable-api.ts";
import type { RunAnswer } from "../../api/ui-shapes.ts";
import { useTimeWords } from "../../app/use-time.ts";
import { ConfirmDialog } from "../../components/confirm-dialog.tsx";
import { toastDone } from "../../components/toast.tsx";

const ON_ITS_WAY: readonly (string | null)[] = ["queued", "running", "restarting", "deferred", "up_for_reschedule"];

interface DeleteRunDialogProps {
  readonly answer: RunAnswer;
  readonly onClose: () => void;
}

/** Deletes a run with all that belongs to it, and leaves its page. */
export function DeleteRunDialog({ answer, onClose }: DeleteRunDialogProps) {
  const { t } = useTranslation();
  const time = useTimeWords();
  const { run } = answer;
  const moment = time.moment(run.logical_date);
  const deletion = useDeletion(answer, { doneTitle: t("delete.runDone", { moment }), onClose });
  const onTheirWay = answer.task_instances.filter(({ state }) => ON_ITS_WAY.includes(state)).length;
  return (
    <ConfirmDialog
      title={t("delete.run", { moment })}
      words={t("delete.runWords")}
      confirmLabel={t("delete.act")}
      isDanger
      isBusy={deletion.isPending}
      error={deletion.error}
      onConfirm={() => deletion.mutate()}
      onClose={onClose}
    >
      <p className="confirm-words mono">{run.run_id}</p>
      {onTheirWay > 0 && <p className="confirm-words">{t("delete.runRunning", { count: onTheirWay })}</p>}
    </ConfirmDialog>
  );
}

function useDeletion(
  { run }: RunAnswer,
  { doneTitle, onClose }: { readonly doneTitle: string; readonly onClose: () => void },
) {
  const queryClient = useQueryClient();
  const navigate = useNavigate();
  const { dag_id: dagId, run_id: runId } = run;
  return useMutation({
    mutationFn: () => deleteRun({ dagId, runId }),
    onSuccess: async () => {
      toastDone({ title: doneTitle });
      onClose();
      // Left first, so that nobody asks for what is gone.
      await navigate({ to: "/dags/$dagId", params: { dagId } });
      queryClient.removeQueries({ queryKey: queryKeys.run(dagId, runId) });
      const changed = [queryKeys.grids(dagId), queryKeys.dag(dagId), queryKeys.allDags, overviewKeys.runs];
      await Promise.all(changed.map((queryKey) => queryClient.invalidateQueries({ queryKey })));
    },
  });
}
