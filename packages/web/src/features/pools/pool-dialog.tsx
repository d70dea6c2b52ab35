import { Switch, TextInput } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { changePool, createPool, settingsKeys } from "../../api/settings-api.ts";
import type { Pool } from "../../api/settings-shapes.ts";
import { ConfirmDialog } from "../../components/confirm-dialog.tsx";
import { toastDone } from "../../components/toast.tsx";
import "./pools.css";

const DEFAULT_POOL = "default_pool";

interface PoolDialogProps {
  /** `null` makes one. */
  readonly pool: Pool | null;
  readonly onClose: () => void;
}

/** A pool's name, size and words. */
export function PoolDialog({ pool, onClose }: PoolDialogProps) {
  const { t } = useTranslation();
  const [name, setName] = useState(pool?.name ?? "");
  const [slots, setSlots] = useState(pool === null ? "" : String(pool.slots));
  const [description, setDescription] = useState(pool?.description ?? "");
  const [includesDeferred, setIncludesDeferred] = useState(pool?.include_deferred ?? false);
  const isSlots = /^\s*(-1|\d+)\s*$/.test(slots);
  const isDefault = pool?.name === DEFAULT_POOL;
  const saving = useSaving(pool?.name ?? null, onClose);
  const save = () =>
    saving.mutate({
      name,
      slots: Number(slots),
      description: description === "" ? null : description,
      include_deferred: includesDeferred,
    });
  return (
    <ConfirmDialog
      title={pool === null ? t("admin.pool.newTitle") : t("admin.pool.editTitle", { name: pool.name })}
      confirmLabel={pool === null ? t("admin.create") : t("admin.save")}
      isBusy={saving.isPending}
      isDisabled={name === "" || !isSlots}
      error={saving.error}
      onConfirm={save}
      onClose={onClose}
    >
      <div className="pool-form">
        <TextInput
          label={t("admin.pool.name")}
          description={isDefault ? t("admin.pool.isDefault") : undefined}
          value={name}
          maxLength={256}
          readOnly={isDefault}
          autoComplete="off"
          data-autofocus={pool === null || undefined}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <TextInput
          label={t("admin.pool.slots")}
          description={t("admin.pool.slotsHint")}
          inputWrapperOrder={["label", "input", "description", "error"]}
          inputMode="numeric"
          value={slots}
          error={slots !== "" && !isSlots ? t("admin.pool.badSlots") : false}
          onChange={(event) => setSlots(event.currentTarget.value)}
        />
        <TextInput
          label={t("admin.description")}
          value={description}
          onChange={(event) => setDescription(event.currentTarget.value)}
        />
        <Switch
          label={t("admin.pool.includeDeferred")}
          checked={includesDeferred}
          withThumbIndicator={false}
          onChange={(event) => setIncludesDeferred(event.currentTarget.checked)}
        />
      </div>
    </ConfirmDialog>
  );
}

function useSaving(known: string | null, onClose: () => void) {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (pool: Parameters<typeof createPool>[0]) =>
      known === null ? createPool(pool) : changePool(known, pool),
    onSuccess: (_, { name }) => {
      toastDone({ title: t("admin.pool.saved", { id: name }) });
      onClose();
      return queryClient.invalidateQueries({ queryKey: settingsKeys.pools });
    },
  });
}
