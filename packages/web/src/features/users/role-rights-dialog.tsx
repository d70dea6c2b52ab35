import { TextInput } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Plus } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { type Permission, peopleKeys, type Role, type RolesAnswer, setRolePermissions } from "../../api/people-api.ts";
import { useRights } from "../../app/session.ts";
import { Button } from "../../components/button.tsx";
import { ConfirmDialog } from "../../components/confirm-dialog.tsx";
import { toastDone } from "../../components/toast.tsx";
import { holds, resourcesToShow, toggle } from "./role-rights.ts";
import "./people.css";

interface RoleRightsDialogProps {
  readonly role: Role;
  readonly answer: RolesAnswer;
  readonly onClose: () => void;
}

/** What a role may do, as a table of resources and actions; single Dags can be added. */
export function RoleRightsDialog({ role, answer, onClose }: RoleRightsDialogProps) {
  const { t } = useTranslation();
  const [given, setGiven] = useState(role.given);
  const [added, setAdded] = useState<readonly string[]>([]);
  const [filter, setFilter] = useState("");
  const saving = useSaving(role.name, onClose);
  const isAdmin = role.name === "Admin";
  const mayEdit = useRights().has("can_edit Roles") && !isAdmin;
  // By what was given when it was opened: a row does not go while somebody looks at it.
  const resources = resourcesToShow({ resources: answer.resources, given: role.given, added }, filter);
  return (
    <ConfirmDialog
      title={t("people.role.editTitle", { id: role.name })}
      words={isAdmin ? t("people.role.editAdmin") : t("people.role.editWords")}
      confirmLabel={t("admin.save")}
      isBusy={saving.isPending}
      isDisabled={!mayEdit}
      error={saving.error}
      onConfirm={() => saving.mutate(given)}
      onClose={onClose}
    >
      <div className="role-filter">
        <TextInput
          aria-label={t("people.role.filter")}
          placeholder={t("people.role.filter")}
          value={filter}
          onChange={(event) => setFilter(event.currentTarget.value)}
        />
        {mayEdit && <DagField onAdd={(dagId) => setAdded([...added, dagId])} />}
      </div>
      <RightsTable
        role={role}
        actions={answer.actions}
        resources={resources}
        given={given}
        mayEdit={mayEdit}
        onToggle={(permission) => setGiven(toggle(given, permission))}
      />
    </ConfirmDialog>
  );
}

function DagField({ onAdd }: { readonly onAdd: (dagId: string) => void }) {
  const { t } = useTranslation();
  const [dagId, setDagId] = useState("");
  const add = () => {
    if (dagId.trim() === "") return;
    onAdd(dagId.trim());
    setDagId("");
  };
  return (
    <>
      <TextInput
        aria-label={t("people.role.dagId")}
        placeholder={t("people.role.dagId")}
        value={dagId}
        onChange={(event) => setDagId(event.currentTarget.value)}
      />
      <Button icon={<Plus size={14} />} onClick={add} disabled={dagId.trim() === ""}>
        {t("people.role.addDag")}
      </Button>
    </>
  );
}

interface RightsTableProps {
  readonly role: Role;
  readonly actions: readonly string[];
  readonly resources: readonly string[];
  readonly given: readonly Permission[];
  readonly mayEdit: boolean;
  readonly onToggle: (permission: Permission) => void;
}

function RightsTable({ role, actions, resources, given, mayEdit, onToggle }: RightsTableProps) {
  const { t } = useTranslation();
  const actionWords = useActionWords();
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: What scrolls takes the focus, so that the keyboard scrolls it.
    <div className="role-rights" tabIndex={0} role="region" aria-label={t("people.role.permissions")}>
      <table className="table">
        <thead>
          <tr>
            <th>{t("people.role.resource")}</th>
            {actions.map((action) => (
              <th key={action}>{actionWords(action)}</th>
            ))}
          </tr>
        </thead>
        <tbody>
          {resources.map((resource) => (
            <tr key={resource}>
              <td>{resource}</td>
              {actions.map((action) => {
                const isOwn = role.name === "Admin" || holds(role.own, { action, resource });
                return (
                  <td key={action}>
                    <input
                      type="checkbox"
                      aria-label={t("people.role.may", { role: role.name, action: actionWords(action), resource })}
                      checked={isOwn || holds(given, { action, resource })}
                      disabled={isOwn || !mayEdit}
                      onChange={() => onToggle({ action, resource })}
                    />
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** The words of an action; one that is not known here stays what the server calls it. */
function useActionWords(): (action: string) => string {
  const { t } = useTranslation();
  const words: Readonly<Record<string, string>> = {
    can_read: t("people.role.action.can_read"),
    can_edit: t("people.role.action.can_edit"),
    can_create: t("people.role.action.can_create"),
    can_delete: t("people.role.action.can_delete"),
    menu_access: t("people.role.action.menu_access"),
  };
  return (action) => words[action] ?? action;
}

function useSaving(name: string, onClose: () => void) {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (given: readonly Permission[]) => setRolePermissions(name, given),
    onSuccess: async () => {
      // The dialog begins with what the list says, so the list is read again before it can be opened again.
      await queryClient.invalidateQueries({ queryKey: peopleKeys.roles });
      toastDone({ title: t("people.role.saved", { id: name }) });
      onClose();
    },
  });
}
