import { isFinishedTaskInstanceState } from "@baram/domain";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { queryKeys, runQuery } from "../../api/queries.ts";
import { markRun } from "../../api/stable-api.ts";
import type { DagRun } from "../../api/ui-shapes.ts";
import { useTimeWords } from "../../app/use-time.ts";
import { ConfirmDialog } from "../../components/confirm-dialog.tsx";
import { toastDone } from "../../components/toast.tsx";
import { StateMark } from "../../design/state-mark.tsx";

interface MarkRunDialogProps {
  readonly run: DagRun;
  readonly to: "success" | "failed";
  readonly onClose: () => void;
}

/** Gives a run a state, after showing which of its tasks have not finished and what becomes of them. */
export function MarkRunDialog({ run, to, onClose }: MarkRunDialogProps) {
  const { t } = useTranslation();
  const time = useTimeWords();
  const queryClient = useQueryClient();
  const answer = useQuery(runQuery(run.dag_id, run.run_id));
  const unfinished = (answer.data?.task_instances ?? []).filter(
    (instance) => !isFinishedTaskInstanceState(instance.state ?? "none"),
  );
  const state = t(`mark.${to}`);
  const mark = useMutation({
    mutationFn: () => markRun({ dagId: run.dag_id, runId: run.run_id }, to),
    onSuccess: async () => {
      onClose();
      toastDone({ title: t("mark.doneRun", { state }) });
      await queryClient.invalidateQueries({ queryKey: queryKeys.run(run.dag_id, run.run_id) });
    },
  });
  return (
    <ConfirmDialog
      title={t("mark.titleRun", { run: time.moment(run.logical_date), state })}
      words={to === "success" ? t("mark.runSuccess") : t("mark.runFailed")}
      confirmLabel={to === "success" ? t("act.markSuccess") : t("act.markFailed")}
      isDanger={to === "failed"}
      isBusy={mark.isPending}
      isDisabled={!answer.isSuccess}
      error={mark.error ?? answer.error}
      onConfirm={() => mark.mutate()}
      onClose={onClose}
    >
      {answer.isSuccess && (
        <div className="confirm-preview">
          <div className="confirm-preview-head">
            <b className="title">
              {unfinished.length === 0 ? t("mark.noneChanges") : t("mark.changes", { count: unfinished.length })}
            </b>
          </div>
          {unfinished.length > 0 && (
            <ul className="confirm-list">
              {unfinished.map((instance) => (
                <li key={`${instance.task_id} ${instance.map_index}`}>
                  <StateMark state={instance.state ?? "none"} size={12} />
                  <span className="mono cut">{instance.task_id}</span>
                </li>
              ))}
            </ul>
          )}
        </div>
      )}
    </ConfirmDialog>
  );
}
