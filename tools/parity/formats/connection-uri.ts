import {
  type ConnectionFields,
  formatConnectionUri,
  NO_CONNECTION_FIELDS,
  type ParsedConnection,
  parseConnectionText,
  parseConnectionUri,
  readConnectionExtra,
} from "@baram/domain";
import { compareValues, type ParityFormat, type ParityOutcome } from "../parity-format.ts";

/** Fields by the names of Airflow; an absent one is unset. */
interface RecordedFields {
  readonly conn_type?: string | null;
  readonly host?: string | null;
  readonly login?: string | null;
  readonly password?: string | null;
  readonly schema?: string | null;
  readonly port?: number | null;
  readonly extra?: string | null;
  readonly extra_dejson?: unknown;
}

type Given =
  | { readonly direction: "parse"; readonly uri: string }
  | { readonly direction: "build"; readonly fields: RecordedFields }
  | { readonly direction: "environment"; readonly value: string };

interface Expected {
  readonly fields?: RecordedFields;
  readonly parsed_back?: RecordedFields;
  readonly description?: string | null;
  readonly uri?: string;
  readonly error?: { readonly kind: string };
}

/** `connection-uri/1`: connections read from URIs and from the environment, and written as URIs. */
export const connectionUri: ParityFormat = {
  format: "connection-uri/1",
  run({ given, expected }) {
    return play(given as Given, expected as Expected);
  },
};

function play(given: Given, recorded: Expected): ParityOutcome {
  if (given.direction === "build") {
    const { conn_type: connectionType = null, extra_dejson: _, ...fields } = given.fields;
    const uri = formatConnectionUri({ ...NO_CONNECTION_FIELDS, connectionType, ...fields });
    const actual = { uri, parsed_back: shown(parseConnectionUri(uri)) };
    return compareValues({ expected: withComparableExtra(recorded), actual });
  }
  const parsed = given.direction === "parse" ? parseConnectionUri(given.uri) : parseConnectionText(given.value);
  if (recorded.error !== undefined) {
    const actual = parsed.kind === "refused" ? { kind: parsed.cause } : "no error";
    return compareValues({ expected: { kind: causeOf(recorded.error.kind) }, actual });
  }
  const actual = {
    fields: shown(parsed),
    ...(parsed.kind === "refused" ? {} : { uri: formatConnectionUri(parsed.connection) }),
    ...(parsed.kind === "refused" || !("description" in recorded)
      ? {}
      : { description: parsed.connection.description }),
  };
  return compareValues({ expected: withComparableExtra(recorded), actual });
}

/** Python's `TypeError` for an argument that is unknown says that the connection as a whole is none. */
function causeOf(kind: string): "connection" | "value" {
  return kind === "value_error" ? "value" : "connection";
}

function shown(parsed: ParsedConnection): unknown {
  return parsed.kind === "refused" ? { refused: parsed.message } : shownFields(parsed.connection);
}

function shownFields(connection: ConnectionFields): unknown {
  const { connectionType, description: _, extra, ...fields } = connection;
  return { ...fields, conn_type: connectionType, extra: comparable(extra), extra_dejson: readConnectionExtra(extra) };
}

function withComparableExtra({ fields, parsed_back: parsedBack, ...others }: Expected): unknown {
  return {
    ...others,
    ...(fields === undefined ? {} : { fields: { ...fields, extra: comparable(fields.extra ?? null) } }),
    ...(parsedBack === undefined
      ? {}
      : { parsed_back: { ...parsedBack, extra: comparable(parsedBack.extra ?? null) } }),
  };
}

/** Where an extra is JSON, blanks and escapes do not matter. */
function comparable(extra: string | null): unknown {
  if (extra === null) return null;
  try {
    return { json: JSON.parse(extra) as unknown };
  } catch {
    return extra;
  }
}
