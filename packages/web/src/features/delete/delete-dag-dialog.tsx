import { TextInput } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { overviewKeys } from "../../api/overview-queries.ts";
import { queryKeys } from "../../api/queries.ts";
import { deleteDag } from "../../api/stable-api.ts";
import { ConfirmDialog } from "../../components/confirm-dialog.tsx";
import { toastDone } from "../../components/toast.tsx";
import "./delete.css";

interface DeleteDagDialogProps {
  readonly dagId: string;
  readonly runCount: number;
  readonly onClose: () => void;
}

/** Deletes a Dag with its history; whoever does it types its id. */
export function DeleteDagDialog({ dagId, runCount, onClose }: DeleteDagDialogProps) {
  const { t } = useTranslation();
  const [typed, setTyped] = useState("");
  const queryClient = useQueryClient();
  const navigate = useNavigate();
  const deletion = useMutation({
    mutationFn: () => deleteDag(dagId),
    onSuccess: async () => {
      toastDone({ title: t("delete.dagDone", { dag: dagId }) });
      onClose();
      await navigate({ to: "/dags" });
      queryClient.removeQueries({ queryKey: queryKeys.dag(dagId) });
      const changed = [queryKeys.allDags, overviewKeys.home, overviewKeys.runs];
      await Promise.all(changed.map((queryKey) => queryClient.invalidateQueries({ queryKey })));
    },
  });
  return (
    <ConfirmDialog
      title={t("delete.dag", { dag: dagId })}
      words={t("delete.dagWords")}
      confirmLabel={t("delete.act")}
      isDanger
      isBusy={deletion.isPending}
      isDisabled={typed !== dagId}
      error={deletion.error}
      onConfirm={() => deletion.mutate()}
      onClose={onClose}
    >
      <p className="confirm-words">{t("delete.dagRuns", { count: runCount })}</p>
      <div className="delete-typed">
        <TextInput
          label={t("delete.dagType", { dag: dagId })}
          value={typed}
          autoComplete="off"
          spellCheck={false}
          data-autofocus
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
      </div>
    </ConfirmDialog>
  );
}
