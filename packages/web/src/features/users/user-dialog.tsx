import { PasswordInput, TextInput } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { changeUser, createUser, peopleKeys, rolesQuery, type User, type UserToSend } from "../../api/people-api.ts";
import { Chip } from "../../components/chip.tsx";
import { ConfirmDialog } from "../../components/confirm-dialog.tsx";
import { toastDone } from "../../components/toast.tsx";
import "@mantine/core/styles/PasswordInput.css";
import "./people.css";

interface UserDialogProps {
  /** `null` makes one. */
  readonly user: User | null;
  readonly onClose: () => void;
}

const NOBODY: UserToSend = { username: "", email: "", first_name: "", last_name: "", roles: [], password: "" };

/** A user's names, roles and password. */
export function UserDialog({ user, onClose }: UserDialogProps) {
  const { t } = useTranslation();
  const [draft, setDraft] = useState<UserToSend>(user === null ? NOBODY : draftOf(user));
  const saving = useSaving(user?.username ?? null, onClose);
  const isComplete = draft.username !== "" && draft.email !== "" && (user !== null || draft.password !== "");
  return (
    <ConfirmDialog
      title={user === null ? t("people.user.newTitle") : t("people.user.editTitle", { id: user.username })}
      confirmLabel={user === null ? t("admin.create") : t("admin.save")}
      isBusy={saving.isPending}
      isDisabled={!isComplete}
      error={saving.error}
      onConfirm={() => saving.mutate(draft)}
      onClose={onClose}
    >
      <div className="people-form">
        <UserNames draft={draft} isNew={user === null} onChange={(changed) => setDraft({ ...draft, ...changed })} />
        <RoleChoice chosen={draft.roles} onChange={(roles) => setDraft({ ...draft, roles })} />
        <PasswordInput
          label={t("people.user.password")}
          description={user === null ? undefined : t("people.user.passwordKept")}
          inputWrapperOrder={["label", "input", "description", "error"]}
          autoComplete="new-password"
          value={draft.password}
          visibilityToggleButtonProps={{ "aria-label": t("login.showPassword") }}
          onChange={(event) => setDraft({ ...draft, password: event.currentTarget.value })}
        />
      </div>
    </ConfirmDialog>
  );
}

function draftOf({ username, email, first_name, last_name, roles }: User): UserToSend {
  return { username, email, first_name, last_name, roles, password: "" };
}

interface UserNamesProps {
  readonly draft: UserToSend;
  readonly isNew: boolean;
  readonly onChange: (changed: Partial<UserToSend>) => void;
}

function UserNames({ draft, isNew, onChange }: UserNamesProps) {
  const { t } = useTranslation();
  return (
    <>
      <div className="people-form-pair">
        <TextInput
          label={t("people.user.name")}
          value={draft.username}
          autoComplete="off"
          data-autofocus={isNew || undefined}
          onChange={(event) => onChange({ username: event.currentTarget.value })}
        />
        <TextInput
          label={t("people.user.email")}
          type="email"
          value={draft.email}
          autoComplete="off"
          onChange={(event) => onChange({ email: event.currentTarget.value })}
        />
      </div>
      <div className="people-form-pair">
        <TextInput
          label={t("people.user.firstName")}
          value={draft.first_name}
          autoComplete="off"
          onChange={(event) => onChange({ first_name: event.currentTarget.value })}
        />
        <TextInput
          label={t("people.user.lastName")}
          value={draft.last_name}
          autoComplete="off"
          onChange={(event) => onChange({ last_name: event.currentTarget.value })}
        />
      </div>
    </>
  );
}

interface RoleChoiceProps {
  readonly chosen: UserToSend["roles"];
  readonly onChange: (roles: UserToSend["roles"]) => void;
}

function RoleChoice({ chosen, onChange }: RoleChoiceProps) {
  const { t } = useTranslation();
  const { data } = useQuery(rolesQuery);
  const names = data?.roles.map(({ name }) => name) ?? chosen.map(({ name }) => name);
  const has = (name: string) => chosen.some((role) => role.name === name);
  const toggle = (name: string) =>
    onChange(has(name) ? chosen.filter((role) => role.name !== name) : [...chosen, { name }]);
  return (
    <div role="group" aria-label={t("people.user.roles")}>
      <span className="small strong">{t("people.user.roles")}</span>
      <div className="people-roles">
        {names.map((name) => (
          <Chip key={name} isOn={has(name)} onClick={() => toggle(name)}>
            {name}
          </Chip>
        ))}
      </div>
      {chosen.length === 0 && <p className="small meta">{t("people.user.noRole")}</p>}
    </div>
  );
}

function useSaving(known: string | null, onClose: () => void) {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (user: UserToSend) => (known === null ? createUser(user) : changeUser(known, user)),
    onSuccess: async (_, { username }) => {
      void queryClient.invalidateQueries({ queryKey: peopleKeys.roles });
      // The dialog begins with what the list says, so the list is read again before it can be opened again.
      await queryClient.invalidateQueries({ queryKey: peopleKeys.users });
      toastDone({ title: t("people.user.saved", { id: username }) });
      onClose();
    },
  });
}
