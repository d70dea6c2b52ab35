import type { Json, JsonObject } from "@baram/domain";
import { alwaysHidden, isSensitiveName, SecretMasker, type SensitiveNames } from "@baram/execution-api";
import type { AuditedRequest } from "./audited-request.ts";

const MASK = "***";

/** Parts of a path that have columns of their own. */
const OWN_COLUMNS = new Set(["dag_id", "task_id", "dag_run_id"]);

/**
 * What was asked for, as the JSON text of an audit entry: parts of the path, query and body, without secrets.
 *
 * Parity: of a variable and a connection the body alone; a space after every comma and colon. What of the two is hidden is
 * for the configuration to say. Unlike in Airflow it does not reach further: the passwords of connections and of people
 * never come into the audit log.
 */
export function describeRequest(
  event: string,
  { parts, query, body }: Omit<AuditedRequest, "user">,
  names: SensitiveNames,
): string {
  if (event.startsWith("variable.")) return spacedJson(maskVariable(body, names));
  if (event.startsWith("connection.")) return spacedJson(maskConnection(body, names));
  const asked = Object.fromEntries([...query, ...Object.entries(parts)].filter(([name]) => !OWN_COLUMNS.has(name)));
  return spacedJson(mask({ ...asked, ...body }, alwaysHidden(names)));
}

function mask(values: JsonObject, names: SensitiveNames): JsonObject {
  return new SecretMasker(names).maskValue(values) as JsonObject;
}

function maskVariable(body: JsonObject, names: SensitiveNames): JsonObject {
  const isSecret = typeof body["key"] === "string" && isSensitiveName(body["key"], names);
  return isSecret && body["value"] !== undefined ? { ...body, value: MASK } : body;
}

function maskConnection(body: JsonObject, names: SensitiveNames): JsonObject {
  const { extra } = body;
  const masked = mask(body, alwaysHidden(names));
  return typeof extra !== "string" || extra === "" ? masked : { ...masked, extra: maskExtra(extra, names) };
}

function maskExtra(extra: string, names: SensitiveNames): Json {
  try {
    const parsed = JSON.parse(extra) as Json;
    if (typeof parsed === "object" && parsed !== null && !Array.isArray(parsed))
      return mask(parsed as JsonObject, names);
  } catch {
    // Falls through: what cannot be read cannot be searched for secrets.
  }
  return "Encountered non-JSON in `extra` field for connection";
}

/** JSON with a space after every comma and colon, as clients of Airflow find it. */
export function spacedJson(value: Json): string {
  if (Array.isArray(value)) return `[${(value as readonly Json[]).map(spacedJson).join(", ")}]`;
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  const entries = Object.entries(value).map(([key, item]) => `${JSON.stringify(key)}: ${spacedJson(item)}`);
  return `{${entries.join(", ")}}`;
}
