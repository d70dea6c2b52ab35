import { ShieldCheck } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { deleteRole, peopleKeys, type Role, type RolesAnswer } from "../../api/people-api.ts";
import { useRights } from "../../app/session.ts";
import { IconButton } from "../../components/button.tsx";
import { Tag } from "../../components/chip.tsx";
import { DeleteAct } from "../settings/delete-act.tsx";
import { DeleteDialog } from "../settings/delete-dialog.tsx";
import { dagIdsOf } from "./role-rights.ts";
import { RoleRightsDialog } from "./role-rights-dialog.tsx";
import "../../components/table.css";
import "./people.css";

/** Roles with how much they may do, and for which Dags alone. */
export function RoleTable({ answer }: { readonly answer: RolesAnswer }) {
  const { t } = useTranslation();
  return (
    <table className="table settings-table">
      <thead>
        <tr>
          <th>{t("people.role.name")}</th>
          <th className="settings-middle">{t("people.users")}</th>
          <th>{t("people.role.permissions")}</th>
          <th className="settings-middle">{t("people.role.dags")}</th>
          <th>
            <span className="visually-hidden">{t("admin.acts")}</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {answer.roles.map((role) => (
          <RoleRow key={role.name} role={role} answer={answer} />
        ))}
      </tbody>
    </table>
  );
}

function RoleRow({ role, answer }: { readonly role: Role; readonly answer: RolesAnswer }) {
  const { t } = useTranslation();
  const dagIds = dagIdsOf(role.given);
  return (
    <tr>
      <td className="strong">
        {role.name} {role.is_built_in && <Tag>{t("people.role.builtIn")}</Tag>}
      </td>
      <td className="settings-middle">{t("people.role.users", { count: role.user_count })}</td>
      <td>
        {role.name === "Admin"
          ? t("people.role.everything")
          : [
              ...(role.is_built_in ? [t("people.role.own", { count: role.own.length })] : []),
              ...(role.given.length > 0 || !role.is_built_in
                ? [t("people.role.given", { count: role.given.length })]
                : []),
            ].join(", ")}
      </td>
      <td className="settings-middle">
        <span className="people-tags">
          {dagIds.map((dagId) => (
            <Tag key={dagId}>{dagId}</Tag>
          ))}
        </span>
      </td>
      <td className="settings-acts">
        <RoleActs role={role} answer={answer} />
      </td>
    </tr>
  );
}

function RoleActs({ role, answer }: { readonly role: Role; readonly answer: RolesAnswer }) {
  const { t } = useTranslation();
  const rights = useRights();
  const [isEditing, setIsEditing] = useState(false);
  const id = role.name;
  return (
    <span className="line">
      <IconButton label={t("people.role.editOf", { id })} onClick={() => setIsEditing(true)}>
        <ShieldCheck size={14} />
      </IconButton>
      {rights.has("can_delete Roles") && !role.is_built_in && (
        <DeleteAct label={t("people.role.deleteOf", { id })}>
          {(onClose) => (
            <DeleteDialog
              title={t("people.role.deleteTitle", { id })}
              words={t("people.role.deleteWords")}
              doneTitle={t("people.role.deleted", { id })}
              queryKey={peopleKeys.roles}
              remove={() => deleteRole(id)}
              onClose={onClose}
            />
          )}
        </DeleteAct>
      )}
      {isEditing && <RoleRightsDialog role={role} answer={answer} onClose={() => setIsEditing(false)} />}
    </span>
  );
}
