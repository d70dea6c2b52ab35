import fc from "fast-check";
import { type DescribedSchema, type Operation, resolveSchema } from "./open-api-document.fixture.ts";

/** A request that may be anything but a well-meant one. */
export interface FuzzedRequest {
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly payload: string | null;
}

/** What the database of the fuzzed server holds, by the end of the name it is asked for under. */
const KNOWN: readonly (readonly [RegExp, readonly [string, ...string[]]])[] = [
  [/dag_ids?$/, ["etl", "etl", "~"]],
  [/run_ids?$/, ["r1", "0"]],
  [/task_ids?$/, ["extract", "load", "mapped"]],
  [/(map_index|_id|number)$/, ["0", "1", "2"]],
  [/username$/, ["viewer", "admin"]],
  [/role_name$|^roles?$/, ["Viewer", "a"]],
  [/pool(_name)?$/, ["default_pool", "a"]],
  [/order_by$/, ["id", "-dag_id", "start_date", "name"]],
  [/state$/, ["success", "failed", "queued", "running", "none"]],
  [/file_token$/, ["x"]],
  [/table/, ["log", "dag_run", "session"]],
  [/email$/, ["a@example.com", "viewer@example.com"]],
  [/action/, ["can_read", "can_edit"]],
  [/resource/, ["DAGs", "DAG:etl"]],
  [/./, ["a", "secret", "etl", "extract"]],
];

/** What has hurt servers before. */
const NASTY = [
  "",
  " ",
  "\0",
  "a\0b",
  "\ud800",
  "../../../../etc/passwd",
  "..%2f..%2fetc%2fpasswd",
  "%",
  "%_",
  "'; drop table dag; --",
  "__proto__",
  "constructor",
  "toString",
  "null",
  "NaN",
  "-1",
  "9".repeat(30),
  "1e400",
  "\u202e바람\u{1f32c}",
  "x".repeat(3000),
  "2024-01-01T00:00:00Z",
  "0001-01-01T00:00:00Z",
  "9999-12-31T23:59:59.999999+14:00",
  "-dag_id",
  "{{ 1 }}",
];

/** A text where something of a name is asked for: a known one as often as not. */
function textNamed(name: string): fc.Arbitrary<string> {
  const [, known] = KNOWN.find(([pattern]) => pattern.test(name)) ?? [null, ["a"]];
  return fc.oneof(
    { weight: 12, arbitrary: fc.constantFrom(...known) },
    { weight: 2, arbitrary: fc.constantFrom(...NASTY) },
    { weight: 1, arbitrary: fc.string({ unit: "binary", maxLength: 20 }) },
  );
}

const NUMBERS = [0, 1, -1, 2 ** 31 - 1, 2 ** 31, -(2 ** 31) - 1, 2 ** 53, -(2 ** 63), 2 ** 64, 1e308, 0.5];
const number = fc.oneof(
  { weight: 4, arbitrary: fc.integer({ min: 0, max: 3 }) },
  { weight: 1, arbitrary: fc.constantFrom(...NUMBERS) },
);
const moment = fc.constantFrom(
  "2024-01-01T00:00:00Z",
  "2024-01-01T12:00:00.000001+09:00",
  "2024-01-02T00:00:00Z",
  "2024-02-01T00:00:00Z",
  "0001-01-01T00:00:00Z",
  "9999-12-31T23:59:59Z",
  "2024-02-30T00:00:00Z",
  "275761-01-01T00:00:00Z",
  "tomorrow",
);
const anything = fc.jsonValue({ maxDepth: 4 });

/** A value that fits a schema for the most part. @param name where it is asked for. */
function valueOf(schema: DescribedSchema, name: string, depth = 0): fc.Arbitrary<unknown> {
  const fitting = fittingValueOf(resolveSchema(schema), name, depth);
  return fc.oneof({ weight: 30, arbitrary: fitting }, { weight: 1, arbitrary: anything });
}

function fittingValueOf(schema: DescribedSchema, name: string, depth: number): fc.Arbitrary<unknown> {
  if (depth > 5) return fc.constant(null);
  if (schema.anyOf !== undefined) return fc.oneof(...schema.anyOf.map((choice) => valueOf(choice, name, depth + 1)));
  if (schema.enum !== undefined) return fc.constantFrom(...schema.enum);
  const types = typeof schema.type === "string" ? [schema.type] : (schema.type ?? ["anything"]);
  return fc.oneof(...types.map((type) => valueOfType(type, schema, name, depth)));
}

function valueOfType(type: string, schema: DescribedSchema, name: string, depth: number): fc.Arbitrary<unknown> {
  switch (type) {
    case "null":
      return fc.constant(null);
    case "boolean":
      return fc.boolean();
    case "integer":
    case "number":
      return number;
    case "string":
      return schema.format === "date-time" ? moment : textNamed(name);
    case "array":
      return fc.array(valueOf(schema.items ?? {}, name, depth + 1), { maxLength: 3 });
    case "object":
      return objectOf(schema, depth);
    default:
      return anything;
  }
}

function objectOf(
  { properties = {}, required = [], additionalProperties }: DescribedSchema,
  depth: number,
): fc.Arbitrary<unknown> {
  const settable = Object.entries(properties).filter(([, of]) => of.readOnly !== true);
  const known = Object.fromEntries(settable.map(([name, of]) => [name, valueOf(of, name, depth + 1)]));
  const more =
    additionalProperties === undefined ? fc.constant({}) : fc.dictionary(textNamed(""), anything, { maxKeys: 2 });
  // What is needed is there for the most part: whatever is refused for lacking it says nothing of the rest.
  const named = fc.oneof(
    { weight: 2, arbitrary: fc.record(known, { requiredKeys: required.filter((name) => name in known) }) },
    { weight: 1, arbitrary: fc.record(known, { requiredKeys: [] }) },
  );
  return fc.tuple(named, more).map(([own, others]) => ({ ...others, ...own }));
}

function partOfPath(name: string): fc.Arbitrary<string> {
  const strange = fc.constantFrom("%ED%A0%80", "%00", "%FF", "%2e%2e%2f%2e%2e%2fetc", "..", "%c0%ae");
  return fc.oneof({ weight: 20, arbitrary: textNamed(name).map(encode) }, { weight: 1, arbitrary: strange });
}

const headers = fc.record(
  {
    accept: fc.constantFrom("application/json", "text/plain", "*/*", "text/html", "", "x", "application/json;q=0"),
    "x-baram-user": fc.constantFrom("ann", "\u00e9", "x".repeat(300)),
    cookie: fc.constantFrom("baram_session=x", "baram_session", ";;=", "a=\u0001"),
  },
  { requiredKeys: [] },
);

/** Who asks: mostly one who may do everything, now and then one who may not, or nobody who is known. */
function credentials(serverToken: string): fc.Arbitrary<Readonly<Record<string, string>>> {
  const basic = (words: string) => `Basic ${Buffer.from(words).toString("base64")}`;
  return fc.oneof(
    { weight: 10, arbitrary: fc.constant({ authorization: `Bearer ${serverToken}` }) },
    { weight: 2, arbitrary: fc.constant({ authorization: basic("viewer:pw-viewer") }) },
    {
      weight: 1,
      arbitrary: fc.constantFrom({}, { authorization: "Bearer baram_pat_x" }, { authorization: basic("a:\0b") }),
    },
  );
}

/** Requests to an operation: paths, queries, bodies and headers, right and wrong. */
export function fuzzedRequests(operation: Operation, serverToken: string): fc.Arbitrary<FuzzedRequest> {
  const { parameters, body } = operation;
  const parts = parameters.filter((parameter) => parameter.in === "path");
  const query = parameters.filter((parameter) => parameter.in === "query");
  return fc
    .record({
      parts: fc.tuple(...parts.map(({ name }) => partOfPath(name))),
      query: fc.tuple(...query.map(wordOfQuery)),
      payload:
        body === null ? fc.constant(null) : fc.oneof({ weight: 9, arbitrary: valueOf(body, "").map(write) }, garbage),
      contentType: fc.oneof(
        { weight: 9, arbitrary: fc.constant("application/json") },
        fc.constantFrom("text/plain", ""),
      ),
      headers,
      credentials: credentials(serverToken),
    })
    .map((given) => ({
      method: operation.method,
      url: addressOf(operation.path, given.parts, given.query),
      headers: {
        ...given.headers,
        ...given.credentials,
        ...(given.payload === null ? {} : { "content-type": given.contentType }),
      },
      payload: given.payload,
    }));
}

const garbage = fc.constantFrom("", "{", "null", "[]", "[".repeat(5000), '{"a":1e400}', '"\\ud800"', "\u0000");

/** A parameter; one that may be left out mostly is, so that few stand in each other's way. */
function wordOfQuery({ name, required, schema }: Operation["parameters"][number]): fc.Arbitrary<string | null> {
  // Left out, or good, it would be waited for.
  if (name === "timeout")
    return fc.constantFrom("0", "-1", "3601", "9".repeat(30), "\0", "x").map((word) => `timeout=${encode(word)}`);
  const word = valueOf(schema, name).map((value) => `${name}=${encode(asText(value))}`);
  return required === true ? word : fc.oneof({ weight: 4, arbitrary: fc.constant(null) }, word);
}

function addressOf(path: string, parts: readonly string[], query: readonly (string | null)[]): string {
  let place = 0;
  const filled = path.replaceAll(/\{\w+\}/g, () => parts[place++] ?? "");
  const words = query.filter((word) => word !== null);
  return words.length === 0 ? filled : `${filled}?${words.join("&")}`;
}

function asText(value: unknown): string {
  return Array.isArray(value) ? value.map(asText).join(",") : typeof value === "string" ? value : write(value);
}

function write(value: unknown): string {
  return JSON.stringify(value) ?? "null";
}

/** As a browser does; half a surrogate pair has no bytes of its own. */
function encode(words: string): string {
  return encodeURIComponent(Buffer.from(words).toString());
}
