import { posix } from "node:path";
import { formatInstant } from "@baram/domain";
import type { findImportError } from "@baram/metadata-store";
import * as schema from "../../http/schema.ts";

/** Why a Dag file gave no Dags, in the stable API. */
export const ImportErrorRepresentation = schema.object("ImportError", {
  import_error_id: schema.integer(),
  timestamp: schema.dateTime(),
  filename: schema.text(),
  stack_trace: schema.text(),
});

/** An import error with its place in the source as one text. */
export function representImportError(
  row: NonNullable<Awaited<ReturnType<typeof findImportError>>>,
  dagsFolder: string,
): schema.Described<typeof ImportErrorRepresentation> {
  const trace = [`${row.errorKind}: ${row.message}`, row.frame, row.stack].filter((part) => part !== null);
  return {
    filename: posix.join(dagsFolder, row.relativePath),
    import_error_id: row.id,
    stack_trace: trace.join("\n"),
    timestamp: formatInstant(row.createdAt),
  };
}
