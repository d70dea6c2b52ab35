/** Roles that every installation has, and that no file has to bring. */
export const BUILT_IN_ROLES: readonly string[] = ["Admin", "Op", "Public", "User", "Viewer"];
