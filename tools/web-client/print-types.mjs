import { text } from "node:stream/consumers";
import openapiTypescript, { astToString } from "openapi-typescript";
import ts from "typescript";

/** TypeScript lets an alias refer to itself in a list, but not a property of an interface. */
const JSON_TYPE = "type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };";

/*
 * Reads an OpenAPI document from standard input and prints its types as TypeScript.
 *
 * A process of its own, in a workspace of its own: the generator needs TypeScript 5 as its peer.
 */
const nodes = await openapiTypescript(await text(process.stdin), {
  immutable: true,
  alphabetize: true,
  inject: JSON_TYPE,
  transform: (_, { path }) =>
    path === "#/components/schemas/Json" ? ts.factory.createTypeReferenceNode("Json") : undefined,
});
process.stdout.write(astToString(nodes));
