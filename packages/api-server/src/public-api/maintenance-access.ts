import type { Access } from "../http/route.ts";

/** Who may remove history: administrators, who alone hold both of these by default. */
export const MAY_MAINTAIN: Access = { kind: "permissions", permissions: ["can_delete Users", "can_read Audit Logs"] };
