import { createContext, useContext, useMemo } from "react";
import type { Session } from "../api/ui-shapes.ts";

/** The session of whoever is logged in; there is one wherever a page of the shell is drawn. */
export const SessionContext = createContext<Session | null>(null);

/** Who is logged in. */
export function useSession(): Session | null {
  return useContext(SessionContext);
}

/** What the person may do; an act that the server would refuse is not offered. */
export function usePermissions(): Session["permissions"] {
  return useContext(SessionContext)?.permissions ?? { can_trigger: false, can_edit: false, can_clear: false };
}

const NO_RIGHTS: ReadonlySet<string> = new Set();

/** What the person may do with everything of a kind, in the server's own words: `can_read Pools`. */
export function useRights(): ReadonlySet<string> {
  const session = useContext(SessionContext);
  return useMemo(() => (session === null ? NO_RIGHTS : new Set(session.rights)), [session]);
}
