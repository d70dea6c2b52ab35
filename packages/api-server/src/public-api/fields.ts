import { problem, type Reply } from "../http/reply.ts";
import type { JsonSchema } from "../http/schema.ts";

/** How a refusal of an unknown name is worded; each resource has its own words. */
export type UnknownFieldWords = (name: string) => { readonly title: string; readonly detail: string };

/** Refuses `fields` that the representation does not have. */
export function refuseFields(
  fields: readonly string[] | undefined,
  { properties = {} }: JsonSchema,
  words: UnknownFieldWords,
): Reply<never> | null {
  const unknown = fields?.find((name) => !Object.hasOwn(properties, name));
  return unknown === undefined ? null : problem(400, words(unknown));
}

/** Keeps only the named properties; all of them where none are named. */
export function pickFields<Representation extends object>(
  representation: Representation,
  fields: readonly string[] | undefined,
): Representation {
  if (fields === undefined) return representation;
  const kept = new Set(fields);
  // What comes back is a part of the representation: the client asked for it.
  return Object.fromEntries(Object.entries(representation).filter(([name]) => kept.has(name))) as Representation;
}

/** The words of Dags and their details. */
export function unknownDagField(schemaName: string): UnknownFieldWords {
  return (name) => ({
    title: `${schemaName} init error`,
    detail: `Invalid fields for <${schemaName}(many=False)>: OrderedSet(['${name}']).`,
  });
}

/** The words of runs. */
export function unknownDagRunField(title: string): UnknownFieldWords {
  return (name) => ({ title: `${title} error`, detail: `${name} not in DAGRunSchema` });
}
