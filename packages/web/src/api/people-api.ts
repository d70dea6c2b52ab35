import { queryOptions } from "@tanstack/react-query";
import { addressOf, change, pathOf, read } from "./http.ts";
import type { Timestamp } from "./ui-shapes.ts";

/** A user as the stable API tells them. */
export interface User {
  readonly username: string;
  readonly email: string;
  readonly first_name: string;
  readonly last_name: string;
  readonly active: boolean | null;
  /** Without a zone: UTC. */
  readonly last_login: string | null;
  readonly fail_login_count: number | null;
  readonly roles: readonly { readonly name: string }[];
}

/** What is sent of a user; without a password theirs is kept. */
export type UserToSend = Pick<User, "username" | "email" | "first_name" | "last_name" | "roles"> & {
  readonly password: string;
};

/** An action on a resource. */
export interface Permission {
  readonly action: string;
  readonly resource: string;
}

/** A role with what it may do by itself and what it was given. */
export interface Role {
  readonly name: string;
  readonly is_built_in: boolean;
  readonly user_count: number;
  readonly own: readonly Permission[];
  readonly given: readonly Permission[];
}

/** All roles, and what there is to be given. */
export interface RolesAnswer {
  readonly roles: readonly Role[];
  readonly actions: readonly string[];
  readonly resources: readonly string[];
}

/** Somebody's own page. */
export interface Profile {
  readonly username: string;
  readonly email: string;
  readonly first_name: string;
  readonly last_name: string;
  readonly roles: readonly string[];
  readonly has_password: boolean;
  readonly minimum_password_length: number;
  readonly last_log_in_at: Timestamp | null;
}

/** A personal access token; the token itself is answered once. */
export interface AccessToken {
  readonly access_token_id: number;
  readonly name: string;
  readonly hint: string;
  readonly created_at: Timestamp;
  readonly expires_at: Timestamp | null;
  readonly last_used_at: Timestamp | null;
}

/** The ways to log in beside a password. */
export interface LogInMethods {
  readonly instance_name: string;
  readonly open_id_connect: { readonly label: string } | null;
}

const USERS_PER_REQUEST = 100;

export const peopleKeys = {
  users: ["people", "users"] as const,
  roles: ["people", "roles"] as const,
  profile: ["people", "profile"] as const,
  accessTokens: ["people", "access-tokens"] as const,
  logInMethods: ["people", "log-in-methods"] as const,
};

/** All users: an installation has few, and the list is filtered as one types. */
export const usersQuery = queryOptions({
  queryKey: peopleKeys.users,
  queryFn: async ({ signal }) => {
    const users: User[] = [];
    for (;;) {
      const page = { limit: USERS_PER_REQUEST, offset: users.length, order_by: "user_name" };
      const answer = await read<{ readonly users: readonly User[]; readonly total_entries: number }>(
        "/api/v1/users",
        page,
        signal,
      );
      users.push(...answer.users);
      if (answer.users.length === 0 || users.length >= answer.total_entries) return users;
    }
  },
});

export const rolesQuery = queryOptions({
  queryKey: peopleKeys.roles,
  queryFn: ({ signal }) => read<RolesAnswer>("/ui/roles", {}, signal),
});

export const profileQuery = queryOptions({
  queryKey: peopleKeys.profile,
  queryFn: ({ signal }) => read<Profile>("/ui/profile", {}, signal),
});

export const accessTokensQuery = queryOptions({
  queryKey: peopleKeys.accessTokens,
  queryFn: ({ signal }) => read<{ readonly access_tokens: readonly AccessToken[] }>("/api/v1/accessTokens", {}, signal),
});

export const logInMethodsQuery = queryOptions({
  queryKey: peopleKeys.logInMethods,
  queryFn: ({ signal }) => read<LogInMethods>("/ui/login/methods", {}, signal),
  retry: false,
});

/** Where the button of the provider leads. */
export function providerLogInAddress(next: string): string {
  return addressOf("/ui/openid/begin", { next });
}

export function createUser(user: UserToSend): Promise<unknown> {
  return change({ method: "POST", path: "/api/v1/users", body: user });
}

export function changeUser(username: string, user: UserToSend): Promise<unknown> {
  const names = ["username", "email", "first_name", "last_name", "roles"];
  const mask = [...names, ...(user.password === "" ? [] : ["password"])].join(",");
  return change({ method: "PATCH", path: `${pathOf("/api/v1/users/{}", username)}?update_mask=${mask}`, body: user });
}

export function deleteUser(username: string): Promise<unknown> {
  return change({ method: "DELETE", path: pathOf("/api/v1/users/{}", username) });
}

export function createRole(name: string): Promise<unknown> {
  return change({ method: "POST", path: "/api/v1/roles", body: { name, actions: [] } });
}

export function setRolePermissions(name: string, given: readonly Permission[]): Promise<unknown> {
  const actions = given.map(({ action, resource }) => ({ action: { name: action }, resource: { name: resource } }));
  return change({ method: "POST", path: pathOf("/ui/roles/{}/permissions", name), body: { actions } });
}

export function deleteRole(name: string): Promise<unknown> {
  return change({ method: "DELETE", path: pathOf("/api/v1/roles/{}", name) });
}

export function changePassword(current: string, next: string): Promise<unknown> {
  const body = { current_password: current, new_password: next };
  return change({ method: "POST", path: "/ui/profile/password", body });
}

export function createAccessToken(name: string, expiresAt: string | null): Promise<{ readonly token: string }> {
  return change({ method: "POST", path: "/api/v1/accessTokens", body: { name, expires_at: expiresAt } });
}

export function deleteAccessToken(id: number): Promise<unknown> {
  return change({ method: "DELETE", path: pathOf("/api/v1/accessTokens/{}", id) });
}
