/** Who makes a request, and how that was shown. */
export type Identity = {
  /** The user's name, as the audit log has it. */
  readonly name: string;
  readonly roles: readonly string[];
} & (
  | { readonly via: "basic" }
  /** A program, with a token of its owner's. */
  | { readonly via: "access-token"; readonly userId: number }
  /** A command beside the running server; its user is one of the operating system. */
  | {
      readonly via: "server-token";
      /** Whether it leaves an entry in the audit log by itself, with all its words. */
      readonly recordsItself: boolean;
    }
  /** The web UI. A change must carry the session's CSRF token. */
  | { readonly via: "session"; readonly csrfToken: string; readonly tokenHash: string; readonly userId: number }
  /** Nobody: a route that needs no credentials is called without. */
  | { readonly via: "nobody" }
);

/** The caller of a public route. */
export const NOBODY: Identity = { name: "", roles: [], via: "nobody" };
