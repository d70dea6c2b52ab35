import { posix } from "node:path";
import { formatInstant, type Instant } from "@baram/domain";
import type { findImportError } from "@baram/metadata-store";
import type { Rights } from "../../authorization/rights.ts";
import * as schema from "../../http/schema.ts";

/** Why a Dag file gave no Dags, in the stable API. */
export const ImportErrorRepresentation = schema.object("ImportError", {
  import_error_id: schema.integer(),
  timestamp: schema.dateTime(),
  filename: schema.text(),
  stack_trace: schema.text(),
});

type ImportErrorRow = NonNullable<Awaited<ReturnType<typeof findImportError>>>;

const REDACTED = "REDACTED - you do not have read permission on all DAGs in the file";

/** Parity: whoever may not read every Dag of the file is not shown what went wrong in it. */
export function withoutSecrets(
  error: ImportErrorRow,
  dagIdsOfFile: readonly string[],
  rights: Rights,
): ImportErrorRow | { readonly relativePath: string; readonly id: number; readonly createdAt: Instant } {
  const isReadable = dagIdsOfFile.every((dagId) => rights.has("can_read DAGs", dagId));
  return isReadable ? error : { id: error.id, relativePath: error.relativePath, createdAt: error.createdAt };
}

/** An import error with its place in the source as one text. */
export function representImportError(
  row: ReturnType<typeof withoutSecrets>,
  dagsFolder: string,
): schema.Described<typeof ImportErrorRepresentation> {
  return {
    filename: posix.join(dagsFolder, row.relativePath),
    import_error_id: row.id,
    stack_trace: "errorKind" in row ? traceOf(row) : REDACTED,
    timestamp: formatInstant(row.createdAt),
  };
}

function traceOf({ errorKind, message, frame, stack }: ImportErrorRow): string {
  return [`${errorKind}: ${message}`, frame, stack].filter((part) => part !== null).join("\n");
}
