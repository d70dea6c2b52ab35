import { useMutation, useQueryClient } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { ConfirmDialog } from "../../components/confirm-dialog.tsx";
import { toastDone } from "../../components/toast.tsx";

interface DeleteDialogProps {
  readonly title: string;
  readonly words: string;
  /** What is told when it is done. */
  readonly doneTitle: string;
  /** The answers that are not true any more. */
  readonly queryKey: readonly string[];
  readonly remove: () => Promise<unknown>;
  /** Leaves what is gone; waited for, so that nobody asks for it again. */
  readonly onDone?: () => Promise<void>;
  readonly onClose: () => void;
  readonly children?: ReactNode;
}

/** Says what deleting something leads to, and does it. */
export function DeleteDialog({
  title,
  words,
  doneTitle,
  queryKey,
  remove,
  onDone,
  onClose,
  children,
}: DeleteDialogProps) {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  const deletion = useMutation({
    mutationFn: remove,
    onSuccess: async () => {
      toastDone({ title: doneTitle });
      await onDone?.();
      onClose();
      void queryClient.invalidateQueries({ queryKey });
    },
  });
  return (
    <ConfirmDialog
      title={title}
      words={words}
      confirmLabel={t("admin.delete")}
      isDanger
      isBusy={deletion.isPending}
      error={deletion.error}
      onConfirm={() => deletion.mutate()}
      onClose={onClose}
    >
      {children}
    </ConfirmDialog>
  );
}
