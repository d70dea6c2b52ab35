import { OPERATION_TAGS, type OperationTag } from "../http/operation-tags.ts";
import { INTEGER_PATH_PARTS, type Route } from "../http/route.ts";
import { ROUTE_TABLES } from "../http/route-tables.ts";
import type { JsonSchema } from "../http/schema.ts";
import * as schema from "../http/schema.ts";
import { SchemaComponents } from "./schema-components.ts";

const ProblemDocument = schema.object("Problem", {
  type: schema.text(),
  title: schema.nullable(schema.text()),
  status: schema.integer(),
  detail: schema.nullable(schema.text()),
});

const REFUSAL_WORDS: Readonly<Record<number, string>> = {
  400: "The request is malformed or contradicts itself.",
  401: "The request carries no credentials, or wrong ones.",
  403: "The caller may not do this.",
  404: "What the path names does not exist.",
  409: "It exists already.",
  429: "Too much was asked in too short a time; the header Retry-After says when to ask again.",
};

/** What of the interface is described, and where. */
interface DescribedPart {
  readonly tables?: readonly { readonly prefix: string; readonly routes: readonly Route[] }[];
  /** What stands before every path where a proxy serves the server below one; empty for nothing. */
  readonly path?: string;
}

/** The server's HTTP interface, or some tables of it, as an OpenAPI 3.1 document, made from the routes themselves. */
export function describeOpenApi(
  version: string,
  { tables = ROUTE_TABLES, path: basePath = "" }: DescribedPart = {},
): object {
  const components = new SchemaComponents();
  const paths: Record<string, Record<string, object>> = {};
  for (const { prefix, routes } of tables) {
    for (const route of routes) {
      const path = `${prefix}${route.path}`;
      paths[path] = { ...paths[path], [route.method.toLowerCase()]: describeRoute(route, components) };
    }
  }
  return {
    openapi: "3.1.0",
    info: { title: "Baram", version, license: { name: "Apache-2.0", identifier: "Apache-2.0" } },
    ...(basePath === "" ? {} : { servers: [{ url: basePath }] }),
    security: [{ basic: [] }, { session: [] }, { serverToken: [] }],
    tags: describeTags(tables.flatMap(({ routes }) => routes)),
    paths: Object.fromEntries(Object.entries(paths).sort(([left], [right]) => (left < right ? -1 : 1))),
    components: {
      schemas: components.sorted(),
      securitySchemes: {
        basic: { type: "http", scheme: "basic" },
        session: { type: "apiKey", in: "cookie", name: "baram_session" },
        serverToken: { type: "http", scheme: "bearer" },
      },
    },
  };
}

function describeRoute(route: Route, components: SchemaComponents): object {
  const parameters = [...describePathParts(route.path), ...describeQuery(route)];
  return {
    operationId: route.operationId,
    ...(route.tags === undefined ? {} : { tags: route.tags }),
    summary: route.summary,
    ...describeInWords(route),
    ...(route.access.kind === "public" ? { security: [] } : {}),
    ...(parameters.length === 0 ? {} : { parameters }),
    ...(route.body === undefined
      ? {}
      : { requestBody: { required: true, content: jsonContent(route.body.schema, components) } }),
    responses: describeAnswers(route, components),
  };
}

function describeTags(routes: readonly Route[]): readonly object[] {
  const used = new Set<string>(routes.flatMap(({ tags = [] }) => tags));
  const names = Object.keys(OPERATION_TAGS) as OperationTag[];
  return names.filter((name) => used.has(name)).map((name) => ({ name, description: OPERATION_TAGS[name] }));
}

/** What it does, and who may have it done. */
function describeInWords({ description, access }: Route): { readonly description?: string } {
  if (description === undefined || access.kind !== "permissions") {
    return description === undefined ? {} : { description };
  }
  const rights = access.permissions.map((permission) => `\`${permission}\``).join(", ");
  const ofDags = access.listsReadableDags === true ? "; what belongs to other Dags is left out" : "";
  return { description: `${description}\n\nNeeds ${rights}${ofDags}.` };
}

function describePathParts(path: string): readonly object[] {
  return [...path.matchAll(/\{(\w+)\}/g)].map(([, name = ""]) => {
    const isNumber = (INTEGER_PATH_PARTS as readonly string[]).includes(name);
    return {
      name,
      in: "path",
      required: true,
      schema: isNumber ? { type: "integer", minimum: 0 } : { type: "string" },
    };
  });
}

function describeQuery(route: Route): readonly object[] {
  return Object.entries(route.query ?? {}).map(([name, parameter]) => {
    const { type, format, minimum, maximum, absent } = parameter;
    const isList = type === "array";
    return {
      name,
      in: "query",
      ...(parameter.isRequired === true ? { required: true } : {}),
      ...(isList ? { style: "form", explode: false } : {}),
      schema: {
        type,
        ...(format === undefined ? {} : { format }),
        ...(minimum === undefined ? {} : { minimum }),
        ...(maximum === undefined ? {} : { maximum }),
        ...(isList ? { items: { type: "string" } } : {}),
        ...(typeof absent === "boolean" ? { default: absent } : {}),
      },
    };
  });
}

function describeAnswers(route: Route, components: SchemaComponents): object {
  const good =
    route.answer === null
      ? { 204: { description: "Done; or a text or a stream, where the operation is one of reading." } }
      : { 200: { description: "Success.", content: jsonContent(route.answer, components) } };
  const statuses = new Set<number>([
    400,
    ...(route.access.kind === "public" ? [] : [401, 403]),
    ...(route.refusals ?? []),
  ]);
  const problem = { "application/problem+json": { schema: components.refer(ProblemDocument) } };
  const refusals = [...statuses]
    .sort((left, right) => left - right)
    .map((status) => [status, { description: REFUSAL_WORDS[status] ?? "Refused.", content: problem }]);
  return { ...good, ...(Object.fromEntries(refusals) as object) };
}

function jsonContent(of: JsonSchema, components: SchemaComponents): object {
  return { "application/json": { schema: components.refer(of) } };
}
