import { PasswordInput } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { TriangleAlert } from "lucide-react";
import { type SyntheticEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { changePassword, type Profile } from "../../api/people-api.ts";
import { Button } from "../../components/button.tsx";
import { Note } from "../../components/note.tsx";
import { problemWords } from "../../components/page-state.tsx";
import { toastDone } from "../../components/toast.tsx";
import "@mantine/core/styles/PasswordInput.css";

const NOTHING = { current: "", next: "", again: "" };

/** Changes one's password. */
export function PasswordSection({ profile }: { readonly profile: Profile }) {
  const { t } = useTranslation();
  return (
    <section aria-label={t("people.profile.password")}>
      <h2 className="section-title profile-head">{t("people.profile.password")}</h2>
      {profile.has_password ? (
        <PasswordForm minimumLength={profile.minimum_password_length} />
      ) : (
        <p className="small meta">{t("people.profile.noPassword")}</p>
      )}
    </section>
  );
}

function PasswordForm({ minimumLength }: { readonly minimumLength: number }) {
  const { t } = useTranslation();
  const [draft, setDraft] = useState(NOTHING);
  const saving = useMutation({
    mutationFn: () => changePassword(draft.current, draft.next),
    onSuccess: () => {
      setDraft(NOTHING);
      toastDone({ title: t("people.profile.changed") });
    },
  });
  const isShort = draft.next !== "" && draft.next.length < minimumLength;
  const isDifferent = draft.again !== "" && draft.again !== draft.next;
  const isComplete = draft.current !== "" && draft.next !== "" && draft.again === draft.next && !isShort;
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    saving.mutate();
  };
  return (
    <form className="profile-fields" onSubmit={submit}>
      <SecretField
        label={t("people.profile.current")}
        autoComplete="current-password"
        value={draft.current}
        onChange={(current) => setDraft({ ...draft, current })}
      />
      <SecretField
        label={t("people.profile.next")}
        autoComplete="new-password"
        value={draft.next}
        problem={isShort ? t("people.profile.tooShort", { count: minimumLength }) : null}
        onChange={(next) => setDraft({ ...draft, next })}
      />
      <SecretField
        label={t("people.profile.again")}
        autoComplete="new-password"
        value={draft.again}
        problem={isDifferent ? t("people.profile.different") : null}
        onChange={(again) => setDraft({ ...draft, again })}
      />
      {saving.error !== null && (
        <div role="alert">
          <Note tone="danger" icon={<TriangleAlert size={16} />}>
            {problemWords(saving.error, t("error.noAnswer"))}
          </Note>
        </div>
      )}
      <div>
        <Button type="submit" disabled={!isComplete || saving.isPending}>
          {t("people.profile.change")}
        </Button>
      </div>
    </form>
  );
}

interface SecretFieldProps {
  readonly label: string;
  readonly autoComplete: string;
  readonly value: string;
  readonly problem?: string | null;
  readonly onChange: (value: string) => void;
}

function SecretField({ label, autoComplete, value, problem, onChange }: SecretFieldProps) {
  const { t } = useTranslation();
  return (
    <PasswordInput
      label={label}
      autoComplete={autoComplete}
      value={value}
      error={problem ?? false}
      visibilityToggleButtonProps={{ "aria-label": t("login.showPassword") }}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}
