import type { ConnectionToSend } from "../../api/settings-api.ts";
import type { ConnectionAnswer, ConnectionType } from "../../api/settings-shapes.ts";
import { MASK } from "../settings/files/mask.ts";

/** Letters of any script, as the server takes them. */
const ID = /^[\p{L}\p{N}_.-]{1,200}$/u;

/** The largest port there is. */
const PORT_MAXIMUM = 65_535;

/** What was typed into the form of a connection. */
export interface ConnectionDraft {
  readonly id: string;
  readonly type: string;
  readonly description: string;
  readonly host: string;
  readonly schema: string;
  readonly login: string;
  readonly port: string;
  /** `null` keeps the stored one; empty removes it. */
  readonly password: string | null;
  /** Settings that the type names, as text; `null` keeps a hidden secret, and a missing one is not set. */
  readonly extras: Readonly<Record<string, string | null>>;
  /** The rest of the extra, as JSON. */
  readonly furtherExtra: string;
}

/** What is wrong with a field, as a key of the words. */
export type ConnectionProblem =
  | { readonly kind: "required" | "badId" | "badPort" | "notObject" | "notWhole" }
  | { readonly kind: "notJson"; readonly reason: string };

/** What a draft is, or what is wrong with which field. */
export interface ConnectionReading {
  readonly connection: ConnectionToSend;
  readonly problems: ReadonlyMap<string, ConnectionProblem>;
}

type ExtraObject = Readonly<Record<string, unknown>>;

/** The form of a new connection. */
export function newDraft(type: string): ConnectionDraft {
  const empty = { id: "", description: "", host: "", schema: "", login: "", port: "", password: "" };
  return { ...empty, type, extras: {}, furtherExtra: "" };
}

/** The form of a connection that exists; what its type does not name stands in the further extra. */
export function draftOf(
  { connection, has_password }: ConnectionAnswer,
  type: ConnectionType | undefined,
): ConnectionDraft {
  const { extra } = connection;
  const parsed = parseObject(extra ?? "");
  const named = new Map((type?.extras ?? []).map((each) => [each.name, each]));
  const entries = parsed.kind === "object" ? Object.entries(parsed.value) : [];
  const ofType = entries.filter(([name]) => named.has(name));
  const further = Object.fromEntries(entries.filter(([name]) => !named.has(name)));
  return {
    id: connection.connection_id,
    type: connection.conn_type,
    description: connection.description ?? "",
    host: connection.host ?? "",
    schema: connection.schema ?? "",
    login: connection.login ?? "",
    port: connection.port === null ? "" : String(connection.port),
    password: has_password ? null : "",
    extras: Object.fromEntries(ofType.map(([name, value]) => [name, value === MASK ? null : extraText(value)])),
    // An extra that is no object is kept as it was written.
    furtherExtra:
      parsed.kind === "object"
        ? Object.keys(further).length === 0
          ? ""
          : JSON.stringify(further, null, 2)
        : (extra ?? ""),
  };
}

/** The draft as the server takes it, and what is wrong with it. */
export function readDraft(draft: ConnectionDraft, type: ConnectionType | undefined): ConnectionReading {
  const problems = new Map<string, ConnectionProblem>();
  if (draft.id === "") problems.set("id", { kind: "required" });
  else if (!ID.test(draft.id)) problems.set("id", { kind: "badId" });
  if (draft.type === "") problems.set("type", { kind: "required" });
  const port = draft.port.trim() === "" ? null : Number(draft.port);
  if (port !== null && !(Number.isInteger(port) && port >= 0 && port <= PORT_MAXIMUM)) {
    problems.set("port", { kind: "badPort" });
  }
  const { password } = draft;
  return {
    connection: {
      connection_id: draft.id,
      conn_type: draft.type,
      description: textOrNull(draft.description),
      host: textOrNull(draft.host),
      schema: textOrNull(draft.schema),
      login: textOrNull(draft.login),
      port,
      extra: readExtra(draft, type, problems),
      ...(password === null ? {} : { password }),
    },
    problems,
  };
}

function readExtra(
  draft: ConnectionDraft,
  type: ConnectionType | undefined,
  problems: Map<string, ConnectionProblem>,
): string | null {
  const further = parseObject(draft.furtherExtra);
  if (further.kind !== "object") problems.set("extra", further);
  const value: Record<string, unknown> = further.kind === "object" ? { ...further.value } : {};
  const kinds = new Map((type?.extras ?? []).map((each) => [each.name, each.type]));
  for (const [name, text] of Object.entries(draft.extras)) {
    if (text === null) value[name] = MASK;
    else if (text.trim() !== "") {
      const read = readExtraText(kinds.get(name) ?? "text", text);
      if ("problem" in read) problems.set(`extra-${name}`, read.problem);
      else value[name] = read.value;
    }
  }
  return Object.keys(value).length === 0 ? null : JSON.stringify(value);
}

function readExtraText(
  kind: string,
  text: string,
): { readonly value: unknown } | { readonly problem: ConnectionProblem } {
  if (kind === "boolean") return { value: text === "true" };
  if (kind === "number") {
    const value = Number(text);
    return Number.isNaN(value) ? { problem: { kind: "notWhole" } } : { value };
  }
  if (kind !== "object") return { value: text };
  const parsed = parseObject(text);
  return parsed.kind === "object" ? { value: parsed.value } : { problem: parsed };
}

function parseObject(text: string): { readonly kind: "object"; readonly value: ExtraObject } | ConnectionProblem {
  if (text.trim() === "") return { kind: "object", value: {} };
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value !== "object" || value === null || Array.isArray(value)) return { kind: "notObject" };
    return { kind: "object", value: value as ExtraObject };
  } catch (error) {
    return { kind: "notJson", reason: error instanceof Error ? error.message : String(error) };
  }
}

function extraText(value: unknown): string {
  if (typeof value === "string") return value;
  return JSON.stringify(value, null, 2);
}

function textOrNull(text: string): string | null {
  return text === "" ? null : text;
}
