import { expect, test } from "vitest";
import { readContract } from "../openapi/contract-differences.fixture.ts";
import { PUBLIC_ROUTES } from "../public-api/public-routes.ts";
import { builtInPermissionsOf, ROLES, type Role } from "./built-in-roles.ts";
import { isAllowed } from "./is-allowed.ts";
import { Rights } from "./rights.ts";

/** Recorded of Airflow with a user of each role. */
interface PermissionTable {
  readonly operations: readonly {
    readonly operationId: string;
    readonly path: string;
    readonly requires: readonly (readonly [action: string, resource: string])[];
    readonly roles: Readonly<Record<Role | "anonymous", "allowed" | "forbidden" | "unauthenticated">>;
  }[];
  readonly roles: Readonly<Record<Role, readonly (readonly [action: string, resource: string])[]>>;
}

const TABLE = readContract<PermissionTable>("permissions.json");

function accessOf(operationId: string) {
  const access = PUBLIC_ROUTES.find((route) => route.operationId === operationId)?.access;
  if (access === undefined) throw new Error(`There is no route ${operationId}.`);
  return access;
}

function rightsOf(role: Role): Rights {
  const held = builtInPermissionsOf(role).map(({ action, resource }) => `${action} ${resource}`);
  return new Rights({ holdsAll: false, held: new Set(held) });
}

/** The Dag of the path is one; `~` stands in it where all are meant. */
function partsOf(path: string): Readonly<Record<string, string>> {
  return path.includes("{dag_id}") ? { dag_id: "linear" } : {};
}

test.each(TABLE.operations)("$operationId asks for the rights that Airflow's does", ({ operationId, requires }) => {
  const access = accessOf(operationId);
  const asked = access.kind === "permissions" ? access.permissions : [];
  expect([...asked].toSorted()).toEqual(requires.map((pair) => pair.join(" ")).toSorted());
});

test.each(TABLE.operations.flatMap((operation) => ROLES.map((role) => ({ ...operation, role }))))(
  "$operationId is for $role what it is in Airflow",
  ({ operationId, path, role, roles }) => {
    const mayCall = isAllowed(accessOf(operationId), rightsOf(role), partsOf(path));
    expect(mayCall ? "allowed" : "forbidden").toBe(roles[role]);
  },
);

test.each(ROLES)("the role %s may do what it may in Airflow", (role) => {
  const held = builtInPermissionsOf(role).map(({ action, resource }) => `${action} ${resource}`);
  expect(held.toSorted()).toEqual(TABLE.roles[role].map((pair) => pair.join(" ")).toSorted());
});
