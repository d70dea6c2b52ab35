import { Textarea } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { Trans, useTranslation } from "react-i18next";
import { assetKeys, createAssetEvent } from "../../api/asset-api.ts";
import { AssetUri } from "../../components/asset-uri.tsx";
import { ConfirmDialog } from "../../components/confirm-dialog.tsx";
import { toastDone } from "../../components/toast.tsx";
import { readConf } from "../trigger-dag/trigger-draft.ts";

interface AssetEventDialogProps {
  readonly uri: string;
  readonly consumers: readonly string[];
  readonly onClose: () => void;
}

/** Says by hand that an asset was updated, and beforehand which Dags that may start. */
export function AssetEventDialog({ uri, consumers, onClose }: AssetEventDialogProps) {
  const { t } = useTranslation();
  const [text, setText] = useState("{}");
  const reading = readConf(text);
  const create = useCreate(uri, onClose);
  return (
    <ConfirmDialog
      title={<Trans i18nKey="assets.createTitle" components={{ uri: <AssetUri uri={uri} /> }} />}
      confirmLabel={t("assets.create")}
      isBusy={create.isPending}
      isDisabled={reading.kind !== "conf"}
      error={create.error}
      onConfirm={() => reading.kind === "conf" && create.mutate(reading.conf)}
      onClose={onClose}
    >
      <div className="confirm-preview">
        {consumers.length === 0 ? (
          <p>{t("assets.createNobody")}</p>
        ) : (
          <p>
            {t("assets.createWords")} <span className="mono">{consumers.join(", ")}</span>
          </p>
        )}
      </div>
      <Textarea
        label={t("assets.extra")}
        value={text}
        autosize
        minRows={3}
        maxRows={12}
        spellCheck={false}
        classNames={{ input: "mono" }}
        error={reading.kind === "conf" ? null : t("assets.notJson")}
        onChange={(event) => setText(event.currentTarget.value)}
      />
    </ConfirmDialog>
  );
}

function useCreate(uri: string, onDone: () => void) {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (extra: Parameters<typeof createAssetEvent>[1]) => createAssetEvent(uri, extra),
    onSuccess: () => {
      toastDone({ title: t("assets.created"), details: uri });
      void queryClient.invalidateQueries({ queryKey: assetKeys.all });
      onDone();
    },
  });
}
