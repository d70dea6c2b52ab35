import { createContext, useContext } from "react";
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
