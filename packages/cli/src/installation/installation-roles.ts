import type { JsonObject } from "@baram/domain";
import { CommandFailure } from "../program/command-failure.ts";
import type { ApiAnswer, ApiTransport } from "./api-transport.ts";
import { expectSuccess, listAll, problemOf } from "./read-answer.ts";

/** An action on a resource. */
export interface PermissionOfRole {
  readonly action: string;
  readonly resource: string;
}

/** A role with what it may do. */
export interface RoleWithPermissions {
  readonly name: string;
  readonly permissions: readonly PermissionOfRole[];
}

interface RoleOfApi extends JsonObject {
  readonly name: string;
  readonly actions: readonly {
    readonly action: { readonly name: string };
    readonly resource: { readonly name: string };
  }[];
}

/** What commands ask of an installation's roles. */
export class InstallationRoles {
  readonly #transport: ApiTransport;

  constructor(transport: ApiTransport) {
    this.#transport = transport;
  }

  /** In the order in which they were made. */
  async list(): Promise<readonly RoleWithPermissions[]> {
    const rows = await listAll(this.#transport, { path: "/roles?order_by=role_id", property: "roles" });
    return (rows as readonly RoleOfApi[]).map(({ name, actions }) => ({
      name,
      permissions: actions.map(({ action, resource }) => ({ action: action.name, resource: resource.name })),
    }));
  }

  /** @returns `false` where its name is taken. */
  async add(name: string): Promise<boolean> {
    const answer = await this.#transport.send({ method: "POST", path: "/roles", body: { name, actions: [] } });
    if (answer.status === 409) return false;
    expectRole(answer);
    return true;
  }

  /** Gives a role more to do. */
  async give(name: string, permissions: readonly PermissionOfRole[]): Promise<void> {
    const path = `${pathOf(name)}?update_mask=actions`;
    expectRole(await this.#transport.send({ method: "PATCH", path, body: { name, actions: actionsOf(permissions) } }));
  }

  /** Takes from a role what it was given. */
  async take(name: string, permissions: readonly PermissionOfRole[]): Promise<void> {
    const body = { name, actions: actionsOf(permissions) };
    const where = { table: "/command-api", path: "/roles/take-permissions" } as const;
    expectRole(await this.#transport.send({ method: "POST", ...where, body }));
  }

  async delete(name: string): Promise<void> {
    expectRole(await this.#transport.send({ method: "DELETE", path: pathOf(name) }));
  }
}

function actionsOf(permissions: readonly PermissionOfRole[]): JsonObject[] {
  return permissions.map(({ action, resource }) => ({ action: { name: action }, resource: { name: resource } }));
}

function expectRole(answer: ApiAnswer): void {
  if (answer.status === 400) throw new CommandFailure(problemOf(answer));
  expectSuccess(answer);
}

function pathOf(name: string): string {
  return `/roles/${encodeURIComponent(name)}`;
}
