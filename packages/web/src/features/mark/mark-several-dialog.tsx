import { type TaskInstanceState, UNMAPPED } from "@baram/domain";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { markTaskInstance } from "../../api/stable-api.ts";
import { ConfirmDialog } from "../../components/confirm-dialog.tsx";
import { StateWord } from "../../components/state-badge.tsx";
import { toastDone } from "../../components/toast.tsx";
import { STATES_IN_LEGEND_ORDER } from "../../design/state-colors.ts";

interface MarkSeveralDialogProps {
  readonly dagId: string;
  readonly picked: readonly { readonly runId: string; readonly taskIds: readonly string[] }[];
  /** How each of them stands. */
  readonly states: readonly TaskInstanceState[];
  readonly to: "success" | "failed" | "skipped";
  readonly onClose: () => void;
}

const VERBS = { success: "act.markSuccess", failed: "act.markFailed", skipped: "act.markSkipped" } as const;
const EFFECTS = { success: "mark.successTask", failed: "mark.failedTask", skipped: "mark.skippedTask" } as const;

/** Gives tasks of several runs a state without running them, after saying how many change from which. */
export function MarkSeveralDialog({ dagId, picked, states, to, onClose }: MarkSeveralDialogProps) {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  const changing = states.filter((state) => state !== to);
  const mark = useMutation({
    mutationFn: async () => {
      // By the time that all are marked, the stream has told of them, and none is left to be counted.
      const count = changing.length;
      for (const { runId, taskIds } of picked) {
        for (const taskId of taskIds) await markTaskInstance({ dagId, runId, taskId, mapIndex: UNMAPPED }, to);
      }
      return count;
    },
    onSuccess: async (count) => {
      onClose();
      toastDone({ title: t("gridMore.marked", { count, state: t(`mark.${to}`) }) });
      await queryClient.invalidateQueries({ queryKey: ["run", dagId] });
    },
  });
  return (
    <ConfirmDialog
      title={t("gridMore.markTitle", { count: picked.length, dag: dagId, state: t(`mark.${to}`) })}
      confirmLabel={`${t(VERBS[to])} ${changing.length}`}
      isDanger={to === "failed"}
      isBusy={mark.isPending}
      isDisabled={changing.length === 0}
      error={mark.error}
      onConfirm={() => mark.mutate()}
      onClose={onClose}
    >
      <div className="confirm-facts">
        {changing.length === 0 && <p>{t("gridMore.nothingChanges")}</p>}
        {STATES_IN_LEGEND_ORDER.filter((state) => changing.includes(state)).map((state) => (
          <div key={state} className="line">
            <span>{changing.filter((each) => each === state).length}</span>
            <StateWord state={state} />
            <span className="meta">→</span>
            <StateWord state={to} />
          </div>
        ))}
        {changing.includes("running") && <p>{t("mark.stops")}</p>}
        <p className="secondary">{t(EFFECTS[to])}</p>
      </div>
    </ConfirmDialog>
  );
}
