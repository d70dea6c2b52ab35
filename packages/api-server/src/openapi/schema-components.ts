import { invariant } from "@baram/domain";
import { ANY_JSON, type JsonSchema } from "../http/schema.ts";

/** What {@link ANY_JSON} refers to. */
const JSON_VALUE = {
  anyOf: [
    { type: ["null", "boolean", "number", "string"] },
    { type: "array", items: ANY_JSON },
    { type: "object", additionalProperties: ANY_JSON },
  ],
};

/** Collects the schemas that have a name, so that each is written once and referred to. */
export class SchemaComponents {
  readonly #schemas = new Map<string, object>([["Json", JSON_VALUE]]);

  /** A schema as it stands in a document: named ones as references. */
  refer(schema: JsonSchema): object {
    const { title, ...shape } = schema;
    const described = this.#describe(shape);
    if (title === undefined) return described;
    const known = this.#schemas.get(title);
    const isSame = known === undefined || JSON.stringify(known) === JSON.stringify(described);
    invariant(isSame, `Two schemas of different shape are named "${title}".`);
    this.#schemas.set(title, described);
    return { $ref: `#/components/schemas/${title}` };
  }

  /** Every named schema, by name. */
  sorted(): object {
    return Object.fromEntries([...this.#schemas].sort(([left], [right]) => (left < right ? -1 : 1)));
  }

  #describe({ items, properties, anyOf, prefixItems, additionalProperties, ...own }: JsonSchema): object {
    return {
      ...own,
      ...(items === undefined ? {} : { items: this.refer(items) }),
      ...(prefixItems === undefined ? {} : { prefixItems: prefixItems.map((item) => this.refer(item)) }),
      ...(anyOf === undefined ? {} : { anyOf: anyOf.map((choice) => this.refer(choice)) }),
      ...(properties === undefined
        ? {}
        : { properties: Object.fromEntries(Object.entries(properties).map(([name, of]) => [name, this.refer(of)])) }),
      ...(additionalProperties === undefined
        ? {}
        : {
            additionalProperties:
              typeof additionalProperties === "boolean" ? additionalProperties : this.refer(additionalProperties),
          }),
    };
  }
}
