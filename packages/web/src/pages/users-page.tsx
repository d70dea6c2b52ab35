import { useQuery } from "@tanstack/react-query";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { Plus, Users as UsersIcon } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { rolesQuery, type User, usersQuery } from "../api/people-api.ts";
import { useRights } from "../app/session.ts";
import { Button } from "../components/button.tsx";
import { EmptyState, ErrorState, SkeletonRows } from "../components/page-state.tsx";
import { Tabs } from "../components/tabs.tsx";
import { SettingsHead, SettingsPage } from "../features/settings/settings-page.tsx";
import { RoleDialog } from "../features/users/role-dialog.tsx";
import { RoleTable } from "../features/users/role-table.tsx";
import { UserDialog } from "../features/users/user-dialog.tsx";
import { UserTable } from "../features/users/user-table.tsx";

/** Those who may log in, and what their roles let them do. */
export function UsersPage() {
  const { t } = useTranslation();
  const title = t("people.tabs");
  return (
    <SettingsPage title={title} crumbs={[{ label: title }]} right="can_read Users">
      <People />
    </SettingsPage>
  );
}

function People() {
  const { t } = useTranslation();
  const { tab = "users", search = "" } = useSearch({ from: "/shell/users" });
  const navigate = useNavigate({ from: "/users" });
  const users = useQuery(usersQuery);
  const roles = useQuery(rolesQuery);
  const find = (text: string) =>
    void navigate({ search: (known) => ({ ...known, search: text === "" ? undefined : text }), replace: true });
  const searching = { label: t("people.user.search"), value: search, onChange: find };
  return (
    <>
      <SettingsHead title={t("people.tabs")} {...(tab === "users" ? { search: searching } : {})}>
        <PeopleActs tab={tab} />
      </SettingsHead>
      <Tabs
        label={t("people.tabs")}
        active={tab}
        tabs={[
          { name: "users", label: t("people.users"), count: users.data?.length },
          { name: "roles", label: t("people.roles"), count: roles.data?.roles.length },
        ]}
        onChange={(name) => void navigate({ search: { tab: name === "users" ? undefined : name } })}
      />
      <div className="settings-scroll">{tab === "users" ? <UserList search={search} /> : <RoleList />}</div>
    </>
  );
}

function PeopleActs({ tab }: { readonly tab: "users" | "roles" }) {
  const { t } = useTranslation();
  const rights = useRights();
  const [isOpen, setIsOpen] = useState(false);
  const close = () => setIsOpen(false);
  if (!rights.has(tab === "users" ? "can_create Users" : "can_create Roles")) return null;
  return (
    <>
      <Button look="primary" icon={<Plus size={14} />} onClick={() => setIsOpen(true)}>
        {tab === "users" ? t("people.user.create") : t("people.role.create")}
      </Button>
      {isOpen && (tab === "users" ? <UserDialog user={null} onClose={close} /> : <RoleDialog onClose={close} />)}
    </>
  );
}

function UserList({ search }: { readonly search: string }) {
  const { t } = useTranslation();
  const users = useQuery(usersQuery);
  if (users.isPending) return <SkeletonRows rows={6} rowHeight={44} />;
  if (users.isError) {
    return <ErrorState title={t("admin.readError")} error={users.error} onTryAgain={() => void users.refetch()} />;
  }
  const found = users.data.filter((user) => matches(user, search.trim().toLowerCase()));
  if (found.length > 0) return <UserTable users={found} />;
  return (
    <EmptyState
      icon={<UsersIcon size={18} />}
      title={search === "" ? t("people.user.empty") : t("admin.noHit", { text: search })}
    >
      {search === "" ? t("people.user.emptyWords") : undefined}
    </EmptyState>
  );
}

function RoleList() {
  const { t } = useTranslation();
  const roles = useQuery(rolesQuery);
  if (roles.isPending) return <SkeletonRows rows={6} rowHeight={44} />;
  if (roles.isError) {
    return <ErrorState title={t("admin.readError")} error={roles.error} onTryAgain={() => void roles.refetch()} />;
  }
  return <RoleTable answer={roles.data} />;
}

function matches({ username, email, first_name, last_name, roles }: User, words: string): boolean {
  const texts = [username, email, `${first_name} ${last_name}`, ...roles.map(({ name }) => name)];
  return texts.some((text) => text.toLowerCase().includes(words));
}
