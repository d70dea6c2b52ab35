import type { Permission } from "./permission.ts";

/** The built-in roles. */
export const ROLES = ["Public", "Viewer", "User", "Op", "Admin"] as const;

/** A built-in role. */
export type Role = (typeof ROLES)[number];

const VIEWER = [
  "can_read DAG Code",
  "can_read DAG Dependencies",
  "can_read DAG Runs",
  "can_read DAGs",
  "can_read ImportError",
  "can_read Pools",
  "can_read Task Instances",
  "can_read Task Logs",
  "can_read XComs",
] as const satisfies readonly Permission[];

const USER = [
  ...VIEWER,
  "can_create DAG Runs",
  "can_create Task Instances",
  "can_delete DAG Runs",
  "can_delete DAGs",
  "can_delete Task Instances",
  "can_edit DAG Runs",
  "can_edit DAGs",
  "can_edit Task Instances",
] as const satisfies readonly Permission[];

const OP = [
  ...USER,
  "can_create Connections",
  "can_create Pools",
  "can_create Variables",
  "can_delete Connections",
  "can_delete Pools",
  "can_delete Variables",
  "can_delete XComs",
  "can_edit Connections",
  "can_edit Pools",
  "can_edit Variables",
  "can_read Connections",
  "can_read Variables",
] as const satisfies readonly Permission[];

const PERMISSIONS = {
  Public: new Set<Permission>(),
  Viewer: new Set<Permission>(VIEWER),
  User: new Set<Permission>(USER),
  Op: new Set<Permission>(OP),
  Admin: new Set<Permission>([...OP, "can_read Audit Logs"]),
} as const satisfies Record<Role, ReadonlySet<Permission>>;

/** Whether one of the roles gives the right. An unknown role gives none. */
export function mayDo(roles: readonly string[], permission: Permission): boolean {
  return roles.some((role) => isRole(role) && PERMISSIONS[role].has(permission));
}

function isRole(name: string): name is Role {
  return (ROLES as readonly string[]).includes(name);
}
