import type { Access } from "../http/route.ts";
import type { Rights } from "./rights.ts";

/** What a path has in place of a Dag's id when it means every Dag. */
const EVERY_DAG = "~";

/**
 * Whether a caller may call a route at all; the one place where that is decided.
 *
 * What is not declared is refused. Parity: on one Dag the right to that Dag will do. A list of what belongs to Dags asks
 * for the right to what it lists, and leaves out the Dags that the caller may not see; a list of Dags asks for some.
 */
export function isAllowed(access: Access, rights: Rights, parts: Readonly<Record<string, string>>): boolean {
  if (access.kind !== "permissions") return true;
  const named = parts["dag_id"] ?? null;
  const dagId = named === EVERY_DAG ? null : named;
  const isListOfMore = access.listsReadableDags === true && access.permissions.length > 1;
  return access.permissions.every((permission) => {
    if (rights.has(permission, dagId)) return true;
    if (dagId !== null || access.listsReadableDags !== true || !permission.endsWith(" DAGs")) return false;
    const action = permission.startsWith("can_edit") ? "can_edit" : "can_read";
    return isListOfMore || (rights.dagIds(action)?.length ?? 1) > 0;
  });
}
