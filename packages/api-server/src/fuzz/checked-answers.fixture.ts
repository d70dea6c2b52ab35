import { parseInstant } from "@baram/domain";
import { Ajv2020, type ValidateFunction } from "ajv/dist/2020.js";
import { type DescribedSchema, DOCUMENT, type Operation } from "./open-api-document.fixture.ts";

/** What came back. */
export interface Answer {
  readonly status: number;
  readonly contentType: string;
  readonly text: string;
}

/** What any operation may refuse with, whatever it says of itself. */
const ALWAYS = new Set([400, 401, 403, 404, 405, 406, 413, 415, 429]);

/** A line of a stack trace, or a word of the database's own. */
const INSIDE = /\n\s+at .+:\d+|node_modules|SQLITE_|SqliteError|syntax error at or near|kysely/;

const ajv = new Ajv2020({ strict: false, formats: { "date-time": (text: string) => parseInstant(text) !== null } });
ajv.addSchema(DOCUMENT, "document");
const validators = new Map<string, ValidateFunction>();

/** What is wrong with an answer; `null` where nothing is. */
export function describeFault(operation: Operation, answer: Answer): string | null {
  const { status, text, contentType } = answer;
  if (INSIDE.test(text) && !contentType.startsWith("text/plain")) return `The answer shows the inside: ${text}`;
  if (status >= 500 && status !== 503) return `Status ${status}: ${text}`;
  const described = operation.answers[status];
  if (status >= 400) {
    if (described === undefined && !ALWAYS.has(status)) return `Status ${status} is not described.`;
    return contentType.startsWith("application/problem+json") ? faultOf("Problem", problemSchema, text) : null;
  }
  const schema = described?.content?.["application/json"]?.schema;
  if (schema === undefined || !contentType.startsWith("application/json")) return null;
  return faultOf(operation.operationId, schema, text);
}

const problemSchema: DescribedSchema = { $ref: "#/components/schemas/Problem" };

function faultOf(name: string, schema: DescribedSchema, text: string): string | null {
  let validate = validators.get(name);
  if (validate === undefined) {
    const absolute = JSON.stringify(schema).replaceAll('"#/components', '"document#/components');
    validate = ajv.compile(JSON.parse(absolute) as object);
    validators.set(name, validate);
  }
  if (validate(JSON.parse(text))) return null;
  return `The answer does not fit its schema: ${ajv.errorsText(validate.errors)}: ${text.slice(0, 2000)}`;
}
