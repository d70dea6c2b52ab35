import { describeOpenApi } from "../openapi/describe-open-api.ts";

/** JSON Schema as it stands in the OpenAPI document. */
export interface DescribedSchema {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly enum?: readonly unknown[];
  readonly format?: string;
  readonly items?: DescribedSchema;
  readonly anyOf?: readonly DescribedSchema[];
  readonly prefixItems?: readonly DescribedSchema[];
  readonly properties?: Readonly<Record<string, DescribedSchema>>;
  readonly required?: readonly string[];
  readonly readOnly?: boolean;
  readonly additionalProperties?: boolean | DescribedSchema;
}

type Content = Readonly<Record<string, { readonly schema: DescribedSchema }>>;

/** An operation as the document describes it. */
export interface Operation {
  readonly operationId: string;
  readonly method: string;
  readonly path: string;
  readonly parameters: readonly {
    readonly name: string;
    readonly in: "path" | "query";
    readonly required?: boolean;
    readonly schema: DescribedSchema;
  }[];
  readonly body: DescribedSchema | null;
  /** By status. */
  readonly answers: Readonly<Record<string, { readonly content?: Content }>>;
}

interface Document {
  readonly paths: Readonly<Record<string, Readonly<Record<string, DescribedOperation>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, DescribedSchema>> };
}

interface DescribedOperation {
  readonly operationId: string;
  readonly parameters?: Operation["parameters"];
  readonly requestBody?: { readonly content: Content };
  readonly responses: Operation["answers"];
}

/** What the server says of itself. */
export const DOCUMENT = describeOpenApi("0.1.0") as Document;

/** These never end, so there is no answer to look at. */
const STREAMS = new Set(["follow_changes", "stream_events", "stream_log"]);

/** Every operation that answers; those that delete come last, and leave more to find to the others. */
export const OPERATIONS: readonly Operation[] = Object.entries(DOCUMENT.paths)
  .flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, described]) => operationOf(path, method, described)),
  )
  .filter(({ operationId }) => !STREAMS.has(operationId))
  .toSorted((left, right) => Number(left.method === "DELETE") - Number(right.method === "DELETE"));

function operationOf(path: string, method: string, described: DescribedOperation): Operation {
  return {
    operationId: described.operationId,
    method: method.toUpperCase(),
    path,
    parameters: described.parameters ?? [],
    body: described.requestBody?.content["application/json"]?.schema ?? null,
    answers: described.responses,
  };
}

/** What a reference leads to. */
export function resolveSchema(schema: DescribedSchema): DescribedSchema {
  const name = schema.$ref?.split("/").at(-1);
  return name === undefined ? schema : (DOCUMENT.components.schemas[name] ?? {});
}
