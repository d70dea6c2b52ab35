import { TextInput } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { createRole, peopleKeys } from "../../api/people-api.ts";
import { ConfirmDialog } from "../../components/confirm-dialog.tsx";
import { toastDone } from "../../components/toast.tsx";
import "./people.css";

/** Makes a role, which may do nothing yet. */
export function RoleDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  const [name, setName] = useState("");
  const creation = useMutation({
    mutationFn: () => createRole(name.trim()),
    onSuccess: () => {
      toastDone({ title: t("people.role.saved", { id: name.trim() }) });
      onClose();
      return queryClient.invalidateQueries({ queryKey: peopleKeys.roles });
    },
  });
  return (
    <ConfirmDialog
      title={t("people.role.newTitle")}
      confirmLabel={t("admin.create")}
      isBusy={creation.isPending}
      isDisabled={name.trim() === ""}
      error={creation.error}
      onConfirm={() => creation.mutate()}
      onClose={onClose}
    >
      <div className="people-form">
        <TextInput
          label={t("people.role.name")}
          value={name}
          autoComplete="off"
          data-autofocus
          onChange={(event) => setName(event.currentTarget.value)}
        />
      </div>
    </ConfirmDialog>
  );
}
