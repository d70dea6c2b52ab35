import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { queryKeys } from "../../api/queries.ts";
import { markTaskInstance } from "../../api/stable-api.ts";
import type { TaskInstanceAddress } from "../../api/ui-api.ts";
import type { DagRun, WireTaskInstanceState } from "../../api/ui-shapes.ts";
import { useTimeWords } from "../../app/use-time.ts";
import { ConfirmDialog } from "../../components/confirm-dialog.tsx";
import { StateWord } from "../../components/state-badge.tsx";
import { toastDone } from "../../components/toast.tsx";

interface MarkTaskDialogProps {
  readonly address: TaskInstanceAddress;
  readonly run: DagRun;
  readonly from: WireTaskInstanceState;
  readonly to: "success" | "failed" | "skipped";
  readonly onClose: () => void;
}

const VERBS = { success: "act.markSuccess", failed: "act.markFailed", skipped: "act.markSkipped" } as const;
const EFFECTS = { success: "mark.successTask", failed: "mark.failedTask", skipped: "mark.skippedTask" } as const;

/** Gives a task instance a state without running it, after saying what follows. */
export function MarkTaskDialog({ address, run, from, to, onClose }: MarkTaskDialogProps) {
  const { t } = useTranslation();
  const time = useTimeWords();
  const queryClient = useQueryClient();
  const state = t(`mark.${to}`);
  const mark = useMutation({
    mutationFn: () => markTaskInstance(address, to),
    onSuccess: async () => {
      onClose();
      toastDone({ title: t("mark.doneTask", { task: address.taskId, state }) });
      await Promise.all([
        queryClient.invalidateQueries({ queryKey: queryKeys.run(address.dagId, address.runId) }),
        queryClient.invalidateQueries({ queryKey: ["task-instance", address.dagId, address.runId] }),
      ]);
    },
  });
  return (
    <ConfirmDialog
      title={t("mark.titleTask", { task: address.taskId, run: time.moment(run.logical_date), state })}
      confirmLabel={t(VERBS[to])}
      isDanger={to === "failed"}
      isBusy={mark.isPending}
      error={mark.error}
      onConfirm={() => mark.mutate()}
      onClose={onClose}
    >
      <div className="confirm-facts">
        <div className="line">
          <StateWord state={from ?? "none"} />
          <span className="meta">→</span>
          <StateWord state={to} />
        </div>
        {from === "running" && <p>{t("mark.stops")}</p>}
        <p className="secondary">{t(EFFECTS[to])}</p>
      </div>
    </ConfirmDialog>
  );
}
