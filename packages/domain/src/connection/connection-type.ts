import { aText, aWholeNumber, listOf, objectOf, oneOf, orAbsent, orNull } from "../serialized-dag/shape-check.ts";
import { PORT_MAXIMUM } from "./connection-fields.ts";

/** The fields that a form for a connection can show beside its id, its type and its description. */
export type ConnectionField = "host" | "schema" | "login" | "password" | "port";

/** How a field is shown for connections of a type. */
export interface ConnectionTypeField {
  /** What people call it for this type. */
  readonly label: string;
  /** An example of a value. */
  readonly placeholder?: string;
}

/** A setting that connections of a type have in their extra. */
export interface ConnectionTypeExtra {
  /** The key in the extra. */
  readonly name: string;
  readonly label: string;
  readonly type: "text" | "number" | "boolean" | "secret" | "object";
  /** One sentence: what it does, and its default. */
  readonly description: string;
}

/** A kind of connection, as its provider describes it in the `connection-types.json` of its package. */
export interface ConnectionType {
  /** What such a connection has as its type: `postgres`. */
  readonly connectionType: string;
  /** What people call it: `PostgreSQL`. */
  readonly label: string;
  /** The port of a connection that names none; `null` where there is no such thing. */
  readonly portDefault: number | null;
  /** What such a connection uses; a field that is not here means nothing to it. */
  readonly fields: Readonly<Partial<Record<ConnectionField, ConnectionTypeField>>>;
  readonly extras: readonly ConnectionTypeExtra[];
  /** The export of the package that tries a connection out, called in a runner; `null` where there is none. */
  readonly test: string | null;
}

/** Connection types that were read, or what is wrong with them. */
export type ParsedConnectionTypes =
  | { readonly kind: "connection-types"; readonly connectionTypes: readonly ConnectionType[] }
  | { readonly kind: "refused"; readonly message: string };

const aField = objectOf({ label: aText, placeholder: orAbsent(aText) });

const connectionTypes = listOf(
  objectOf({
    connectionType: aText,
    label: aText,
    portDefault: orNull(aWholeNumber({ from: 1, to: PORT_MAXIMUM })),
    fields: objectOf({
      host: orAbsent(aField),
      schema: orAbsent(aField),
      login: orAbsent(aField),
      password: orAbsent(aField),
      port: orAbsent(aField),
    }),
    extras: listOf(
      objectOf({
        name: aText,
        label: aText,
        type: oneOf(["text", "number", "boolean", "secret", "object"]),
        description: aText,
      }),
    ),
    test: orNull(aText),
  }),
);

/** Reads the JSON of a provider's `connection-types.json`. */
export function parseConnectionTypes(json: unknown): ParsedConnectionTypes {
  const problem = connectionTypes(json);
  if (problem !== null) return { kind: "refused", message: `the list${problem.path} must be ${problem.expected}` };
  return { kind: "connection-types", connectionTypes: json as readonly ConnectionType[] };
}
