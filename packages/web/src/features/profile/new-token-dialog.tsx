import { Modal, TextInput } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { createAccessToken, peopleKeys } from "../../api/people-api.ts";
import { Button } from "../../components/button.tsx";
import { ConfirmDialog } from "../../components/confirm-dialog.tsx";
import { Note } from "../../components/note.tsx";
import { Segmented } from "../../components/segmented.tsx";
import "../users/people.css";

const LIFETIMES = ["30", "90", "365", "endless"] as const;
type Lifetime = (typeof LIFETIMES)[number];

const DAY_MILLISECONDS = 86_400_000;

/** Makes a token, and shows it this once. */
export function NewTokenDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  const [name, setName] = useState("");
  const [lifetime, setLifetime] = useState<Lifetime>("90");
  const creation = useMutation({
    mutationFn: () => createAccessToken(name.trim(), endOf(lifetime)),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: peopleKeys.accessTokens }),
  });
  if (creation.isSuccess) return <TokenOnce token={creation.data.token} onClose={onClose} />;
  return (
    <ConfirmDialog
      title={t("people.profile.newToken")}
      confirmLabel={t("people.profile.createToken")}
      isBusy={creation.isPending}
      isDisabled={name.trim() === ""}
      error={creation.error}
      onConfirm={() => creation.mutate()}
      onClose={onClose}
    >
      <div className="people-form">
        <TextInput
          label={t("people.profile.tokenName")}
          description={t("people.profile.nameHint")}
          inputWrapperOrder={["label", "input", "description", "error"]}
          value={name}
          maxLength={250}
          autoComplete="off"
          data-autofocus
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <div>
          <p className="small strong">{t("people.profile.expires")}</p>
          <Segmented
            label={t("people.profile.expires")}
            value={lifetime}
            segments={LIFETIMES.map((each) => ({
              value: each,
              label:
                each === "endless" ? t("people.profile.endless") : t("people.profile.days", { count: Number(each) }),
            }))}
            onChange={setLifetime}
          />
        </div>
      </div>
    </ConfirmDialog>
  );
}

function endOf(lifetime: Lifetime): string | null {
  if (lifetime === "endless") return null;
  return new Date(Date.now() + Number(lifetime) * DAY_MILLISECONDS).toISOString();
}

function TokenOnce({ token, onClose }: { readonly token: string; readonly onClose: () => void }) {
  const { t } = useTranslation();
  const [isCopied, setIsCopied] = useState(false);
  const copy = async () => {
    await navigator.clipboard.writeText(token);
    setIsCopied(true);
  };
  return (
    <Modal opened onClose={onClose} title={t("people.profile.newToken")} withCloseButton={false} size={560} centered>
      <div className="people-form">
        <Note tone="warn">
          {t("people.profile.tokenOnce")}
          <div className="profile-token">
            <code className="mono">{token}</code>
            <Button size="small" onClick={() => void copy()}>
              {isCopied ? t("act.copied") : t("act.copy")}
            </Button>
          </div>
        </Note>
      </div>
      <footer className="confirm-foot">
        <span className="fill" />
        <Button look="primary" onClick={onClose}>
          {t("act.close")}
        </Button>
      </footer>
    </Modal>
  );
}
