import { createContext, useCallback, useContext, useMemo } from "react";
import type { DagPermissions, Session } from "../api/ui-shapes.ts";

/** The session of whoever is logged in; there is one wherever a page of the shell is drawn. */
export const SessionContext = createContext<Session | null>(null);

/** Who is logged in. */
export function useSession(): Session | null {
  return useContext(SessionContext);
}

/** Whether the server hides values under names such as password; the pages never decide that by a name themselves. */
export function useHidesSensitiveValues(): boolean {
  return useContext(SessionContext)?.hides_sensitive_values ?? true;
}

const NO_PERMISSIONS: DagPermissions = {
  can_trigger: false,
  can_edit: false,
  can_edit_runs: false,
  can_clear: false,
  can_delete: false,
  can_delete_runs: false,
};

/** What the person may do with a Dag; an act that the server would refuse is not offered. */
export function usePermissions(dagId: string): DagPermissions {
  return usePermissionsOf()(dagId);
}

/** The same for any Dag, where a page shows several. */
export function usePermissionsOf(): (dagId: string) => DagPermissions {
  const session = useContext(SessionContext);
  return useCallback(
    (dagId) => (session === null ? NO_PERMISSIONS : (session.dag_permissions[dagId] ?? session.permissions)),
    [session],
  );
}

const NO_RIGHTS: ReadonlySet<string> = new Set();

/** What the person may do with everything of a kind, in the server's own words: `can_read Pools`. */
export function useRights(): ReadonlySet<string> {
  const session = useContext(SessionContext);
  return useMemo(() => (session === null ? NO_RIGHTS : new Set(session.rights)), [session]);
}
