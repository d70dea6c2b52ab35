import { Pencil } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { deleteUser, peopleKeys, type User } from "../../api/people-api.ts";
import { useRights, useSession } from "../../app/session.ts";
import { IconButton } from "../../components/button.tsx";
import { Tag } from "../../components/chip.tsx";
import { RelativeMoment } from "../../components/moment.tsx";
import { DeleteAct } from "../settings/delete-act.tsx";
import { DeleteDialog } from "../settings/delete-dialog.tsx";
import { UserDialog } from "./user-dialog.tsx";
import "../../components/table.css";
import "./people.css";

/** Those who may log in, with their roles. */
export function UserTable({ users }: { readonly users: readonly User[] }) {
  const { t } = useTranslation();
  return (
    <table className="table settings-table">
      <thead>
        <tr>
          <th>{t("people.user.name")}</th>
          <th className="settings-middle">{t("people.user.fullName")}</th>
          <th className="settings-wide">{t("people.user.email")}</th>
          <th>{t("people.user.roles")}</th>
          <th className="settings-middle">{t("people.user.lastLogIn")}</th>
          <th className="settings-wide number">{t("people.user.refused")}</th>
          <th>
            <span className="visually-hidden">{t("admin.acts")}</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {users.map((user) => (
          <UserRow key={user.username} user={user} />
        ))}
      </tbody>
    </table>
  );
}

function UserRow({ user }: { readonly user: User }) {
  const { t } = useTranslation();
  const isOwn = useSession()?.user.username === user.username;
  return (
    <tr>
      <td className="strong">
        {user.username} {isOwn && <Tag>{t("people.user.you")}</Tag>}{" "}
        {user.active === false && <Tag>{t("people.user.inactive")}</Tag>}
      </td>
      <td className="settings-middle">{`${user.first_name} ${user.last_name}`}</td>
      <td className="settings-wide settings-cut secondary">{user.email}</td>
      <td>
        <span className="people-tags">
          {user.roles.map(({ name }) => (
            <Tag key={name}>{name}</Tag>
          ))}
        </span>
      </td>
      <td className="settings-middle secondary">
        {/* The moments of users come without a zone, and are in UTC. */}
        {user.last_login === null ? t("people.user.never") : <RelativeMoment at={`${user.last_login}Z`} />}
      </td>
      <td className="settings-wide number">{user.fail_login_count ?? 0}</td>
      <td className="settings-acts">
        <UserActs user={user} isOwn={isOwn} />
      </td>
    </tr>
  );
}

function UserActs({ user, isOwn }: { readonly user: User; readonly isOwn: boolean }) {
  const { t } = useTranslation();
  const rights = useRights();
  const [isEditing, setIsEditing] = useState(false);
  const id = user.username;
  return (
    <span className="line">
      {rights.has("can_edit Users") && (
        <IconButton label={t("people.user.editOf", { id })} onClick={() => setIsEditing(true)}>
          <Pencil size={14} />
        </IconButton>
      )}
      {rights.has("can_delete Users") && !isOwn && (
        <DeleteAct label={t("people.user.deleteOf", { id })}>
          {(onClose) => (
            <DeleteDialog
              title={t("people.user.deleteTitle", { id })}
              words={t("people.user.deleteWords")}
              doneTitle={t("people.user.deleted", { id })}
              queryKey={peopleKeys.users}
              remove={() => deleteUser(id)}
              onClose={onClose}
            />
          )}
        </DeleteAct>
      )}
      {isEditing && <UserDialog user={user} onClose={() => setIsEditing(false)} />}
    </span>
  );
}
