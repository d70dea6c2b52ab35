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

interface PoolDraft {
  readonly name: string;
  readonly slots: string;
  readonly description: string;
  readonly includesDeferred: boolean;
}

/** A pool's name, size and words. */
export function PoolDialog({ pool, onClose }: PoolDialogProps) {
  const { t } = useTranslation();
  const [draft, setDraft] = useState<PoolDraft>({
    name: pool?.name ?? "",
    slots: pool === null ? "" : String(pool.slots),
    description: pool?.description ?? "",
    includesDeferred: pool?.include_deferred ?? false,
  });
  const saving = useSaving(pool?.name ?? null, onClose);
  const save = () =>
    saving.mutate({
      name: draft.name,
      slots: Number(draft.slots),
      description: draft.description === "" ? null : draft.description,
      include_deferred: draft.includesDeferred,
    });
  return (
    <ConfirmDialog
      title={pool === null ? t("admin.pool.newTitle") : t("admin.pool.editTitle", { name: pool.name })}
      confirmLabel={pool === null ? t("admin.create") : t("admin.save")}
      isBusy={saving.isPending}
      isDisabled={draft.name === "" || !isSlots(draft.slots)}
      error={saving.error}
      onConfirm={save}
      onClose={onClose}
    >
      <PoolFields draft={draft} isNew={pool === null} onChange={(changed) => setDraft({ ...draft, ...changed })} />
    </ConfirmDialog>
  );
}

function isSlots(text: string): boolean {
  return /^\s*(-1|\d+)\s*$/.test(text);
}

interface PoolFieldsProps {
  readonly draft: PoolDraft;
  readonly isNew: boolean;
  readonly onChange: (changed: Partial<PoolDraft>) => void;
}

function PoolFields({ draft, isNew, onChange }: PoolFieldsProps) {
  const { t } = useTranslation();
  const isDefault = !isNew && draft.name === DEFAULT_POOL;
  return (
    <div className="pool-form">
      <TextInput
        label={t("admin.pool.name")}
        description={isDefault ? t("admin.pool.isDefault") : undefined}
        value={draft.name}
        maxLength={256}
        readOnly={isDefault}
        autoComplete="off"
        data-autofocus={isNew || undefined}
        onChange={(event) => onChange({ name: event.currentTarget.value })}
      />
      <TextInput
        label={t("admin.pool.slots")}
        description={t("admin.pool.slotsHint")}
        inputWrapperOrder={["label", "input", "description", "error"]}
        inputMode="numeric"
        value={draft.slots}
        error={draft.slots !== "" && !isSlots(draft.slots) ? t("admin.pool.badSlots") : false}
        onChange={(event) => onChange({ slots: event.currentTarget.value })}
      />
      <TextInput
        label={t("admin.description")}
        value={draft.description}
        onChange={(event) => onChange({ description: event.currentTarget.value })}
      />
      <Switch
        label={t("admin.pool.includeDeferred")}
        checked={draft.includesDeferred}
        withThumbIndicator={false}
        onChange={(event) => onChange({ includesDeferred: event.currentTarget.checked })}
      />
    </div>
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
