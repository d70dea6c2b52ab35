import type { Json, JsonObject } from "@baram/domain";
import { isSensitiveName, SecretMasker } from "@baram/execution-api";
import type { AuditedRequest } from "./audited-request.ts";

const MASK = "***";

/** Parts of a path that have columns of their own. */
const OWN_COLUMNS = new Set(["dag_id", "task_id", "dag_run_id"]);

/**
 * What was asked for, as the JSON text of an audit entry: parts of the path, query and body, without secrets.
 *
 * Parity: of a variable and a connection the body alone; a space after every comma and colon.
 */
export function describeRequest(event: string, { parts, query, body }: Omit<AuditedRequest, "user">): string {
  if (event.startsWith("variable.")) return spacedJson(maskVariable(body));
  if (event.startsWith("connection.")) return spacedJson(maskConnection(body));
  const asked = Object.fromEntries([...query, ...Object.entries(parts)].filter(([name]) => !OWN_COLUMNS.has(name)));
  return spacedJson(mask({ ...asked, ...body }));
}

function mask(values: JsonObject): JsonObject {
  return new SecretMasker().maskValue(values) as JsonObject;
}

function maskVariable(body: JsonObject): JsonObject {
  const isSecret = typeof body["key"] === "string" && isSensitiveName(body["key"]);
  return isSecret && body["value"] !== undefined ? { ...body, value: MASK } : body;
}

function maskConnection(body: JsonObject): JsonObject {
  const { extra } = body;
  if (typeof extra !== "string" || extra === "") return mask(body);
  return { ...mask(body), extra: maskExtra(extra) };
}

function maskExtra(extra: string): Json {
  try {
    const parsed = JSON.parse(extra) as Json;
    if (typeof parsed === "object" && parsed !== null && !Array.isArray(parsed)) return mask(parsed as JsonObject);
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
