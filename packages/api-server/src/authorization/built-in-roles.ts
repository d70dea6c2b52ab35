import type { GrantedPermission } from "@baram/metadata-store";

/** The built-in roles. */
export const ROLES = ["Public", "Viewer", "User", "Op", "Admin"] as const;

/** A built-in role. */
export type Role = (typeof ROLES)[number];

const VIEWER = [
  "can_edit My Password",
  "can_edit My Profile",
  "can_read Cluster Activity",
  "can_read DAG Code",
  "can_read DAG Dependencies",
  "can_read DAG Runs",
  "can_read DAG Warnings",
  "can_read DAGs",
  "can_read Datasets",
  "can_read ImportError",
  "can_read Jobs",
  "can_read My Password",
  "can_read My Profile",
  "can_read Pools",
  "can_read SLA Misses",
  "can_read Task Instances",
  "can_read Task Logs",
  "can_read Website",
  "can_read XComs",
  "menu_access Browse",
  "menu_access Cluster Activity",
  "menu_access DAG Dependencies",
  "menu_access DAG Runs",
  "menu_access DAGs",
  "menu_access Datasets",
  "menu_access Docs",
  "menu_access Documentation",
  "menu_access Jobs",
  "menu_access SLA Misses",
  "menu_access Task Instances",
] as const;

const USER = [
  "can_create DAG Runs",
  "can_create Datasets",
  "can_create Task Instances",
  "can_delete DAG Runs",
  "can_delete DAGs",
  "can_delete Task Instances",
  "can_edit DAG Runs",
  "can_edit DAGs",
  "can_edit Task Instances",
] as const;

const OP = [
  "can_create Connections",
  "can_create Pools",
  "can_create Variables",
  "can_delete Connections",
  "can_delete Datasets",
  "can_delete Pools",
  "can_delete Variables",
  "can_delete XComs",
  "can_edit Connections",
  "can_edit Pools",
  "can_edit Variables",
  "can_read Configurations",
  "can_read Connections",
  "can_read Plugins",
  "can_read Providers",
  "can_read Variables",
  "menu_access Admin",
  "menu_access Configurations",
  "menu_access Connections",
  "menu_access Plugins",
  "menu_access Pools",
  "menu_access Providers",
  "menu_access Variables",
  "menu_access XComs",
] as const;

const ADMIN = [
  "can_create Roles",
  "can_create Users",
  "can_delete Roles",
  "can_delete SLA Misses",
  "can_delete Users",
  "can_edit Passwords",
  "can_edit Roles",
  "can_edit SLA Misses",
  "can_edit Users",
  "can_read Audit Logs",
  "can_read Passwords",
  "can_read Permission Views",
  "can_read Permissions",
  "can_read Roles",
  "can_read Task Reschedules",
  "can_read Triggers",
  "can_read User Stats Chart",
  "can_read Users",
  "can_read View Menus",
  "menu_access Actions",
  "menu_access Audit Logs",
  "menu_access List Roles",
  "menu_access List Users",
  "menu_access Permission Pairs",
  "menu_access Resources",
  "menu_access Security",
  "menu_access Task Reschedules",
  "menu_access Triggers",
  "menu_access User's Statistics",
] as const;

/** Each with all that the one before it may do. Parity: the rights for pages that Baram does not have are held, too. */
const PERMISSIONS: Readonly<Record<Role, readonly string[]>> = {
  Public: [],
  Viewer: VIEWER,
  User: [...VIEWER, ...USER],
  Op: [...VIEWER, ...USER, ...OP],
  Admin: [...VIEWER, ...USER, ...OP, ...ADMIN],
};

/** What may be done with something. */
export const ACTIONS = ["can_edit", "can_read", "can_create", "can_delete", "menu_access"] as const;

/** What there is to be done something with, single Dags apart. */
export const RESOURCES: ReadonlySet<string> = new Set(PERMISSIONS.Admin.map((text) => splitPermission(text).resource));

/** What a built-in role may do by itself; nothing for any other. */
export function builtInPermissionsOf(role: string): readonly GrantedPermission[] {
  return isBuiltIn(role) ? PERMISSIONS[role].map(splitPermission) : [];
}

/** Whether a role is one of Baram's own. */
export function isBuiltIn(role: string): role is Role {
  return (ROLES as readonly string[]).includes(role);
}

function splitPermission(text: string): GrantedPermission {
  const end = text.indexOf(" ");
  return { action: text.slice(0, end), resource: text.slice(end + 1) };
}
