import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Pause, Play, X } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { type Backfill, backfillKeys, changeBackfill } from "../../api/backfill-api.ts";
import { usePermissions } from "../../app/session.ts";
import { Button } from "../../components/button.tsx";
import { ConfirmDialog } from "../../components/confirm-dialog.tsx";
import { toastDone } from "../../components/toast.tsx";

/** Pausing, resuming and cancelling, each absent where it would be refused. */
export function BackfillActs({ backfill }: { readonly backfill: Backfill }) {
  const { t } = useTranslation();
  const { can_edit_runs: mayEdit } = usePermissions(backfill.dag_id);
  const [isCancelling, setIsCancelling] = useState(false);
  const change = useChange(backfill);
  const { state } = backfill;
  if (!mayEdit) return null;
  const mayPause = state === "queued" || state === "running";
  if (!mayPause && state !== "paused") return null;
  return (
    <>
      {mayPause ? (
        <Button
          icon={<Pause size={14} />}
          disabled={change.isPending}
          title={t("backfills.pauseWords")}
          onClick={() => change.mutate("pause")}
        >
          {t("backfills.pause")}
        </Button>
      ) : (
        <Button
          icon={<Play size={14} />}
          disabled={change.isPending}
          title={t("backfills.resumeWords")}
          onClick={() => change.mutate("resume")}
        >
          {t("backfills.resume")}
        </Button>
      )}
      <Button icon={<X size={14} />} onClick={() => setIsCancelling(true)}>
        {t("backfills.cancel")}
      </Button>
      {isCancelling && (
        <ConfirmDialog
          title={t("backfills.cancelTitle", { id: backfill.backfill_id, dag: backfill.dag_id })}
          confirmLabel={t("backfills.cancel")}
          isDanger
          isBusy={change.isPending}
          error={change.error}
          onConfirm={() => change.mutate("cancel", { onSuccess: () => setIsCancelling(false) })}
          onClose={() => setIsCancelling(false)}
        >
          <div className="confirm-preview">
            <p>{t("backfills.cancelWords", { count: backfill.progress.planned })}</p>
            <p className="meta">{t("backfills.cancelFinal")}</p>
          </div>
        </ConfirmDialog>
      )}
    </>
  );
}

function useChange(backfill: Backfill) {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (act: "pause" | "resume" | "cancel") => changeBackfill(backfill, act),
    onSuccess: (_, act) => {
      toastDone({ title: t(`backfills.changed.${act}`, { id: backfill.backfill_id }), details: backfill.dag_id });
      void queryClient.invalidateQueries({ queryKey: backfillKeys.one(backfill.dag_id, backfill.backfill_id) });
      void queryClient.invalidateQueries({ queryKey: backfillKeys.all });
    },
  });
}
