/** How to reach an outside system, as people write it down; `null` is unset, which differs from an empty text. */
export interface ConnectionFields {
  readonly connectionType: string | null;
  readonly description: string | null;
  readonly host: string | null;
  readonly login: string | null;
  readonly password: string | null;
  readonly schema: string | null;
  readonly port: number | null;
  /** The raw text, usually JSON. */
  readonly extra: string | null;
}

/** A connection that was read, or why the text is none. */
export type ParsedConnection =
  | { readonly kind: "connection"; readonly connection: ConnectionFields }
  | {
      readonly kind: "refused";
      /** `connection` where the text as a whole is none, `value` where one part of it cannot be. */
      readonly cause: "connection" | "value";
      /** Never names what may be a secret. */
      readonly message: string;
    };

/** A connection of which nothing is set. */
export const NO_CONNECTION_FIELDS: ConnectionFields = {
  connectionType: null,
  description: null,
  host: null,
  login: null,
  password: null,
  schema: null,
  port: null,
  extra: null,
};

/** The largest port there is. */
export const PORT_MAXIMUM = 65_535;

/** Whether a text may be the id of a connection: at most 200 letters, digits, dashes, dots and underscores. */
export function isConnectionId(text: string): boolean {
  return /^[\w.-]{1,200}$/.test(text);
}

/** Parity: a type is stored with underscores, and PostgreSQL under its short name. */
export function normalizeConnectionType(connectionType: string): string {
  return connectionType === "postgresql" ? "postgres" : connectionType.replaceAll("-", "_");
}

/** The extra of a connection as the object it usually is; empty when it is unset or no JSON. */
export function readConnectionExtra(extra: string | null): unknown {
  if (extra === null || extra === "") return {};
  try {
    return JSON.parse(extra);
  } catch {
    return {};
  }
}
