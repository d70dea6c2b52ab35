import { referencedTemplateNames } from "@baram/domain";
import type { AnyDag } from "../dag/any-dag.ts";
import { dagStateOf } from "../dag/dag-state.ts";
import { templateExtensionsOf, writtenFieldsOf } from "../operators/template-fields-of.ts";
import { isPlainObject } from "../reference/find-references.ts";
import { referenceTargetOf } from "../reference/reference-target.ts";
import { literalValueOf } from "./template.ts";

/** Where a Dag's template files are looked for, and the names that its template fields spell out, each once. */
export interface TemplateFileNames {
  readonly searchPath: readonly string[];
  readonly names: readonly string[];
}

/** The template files that the fields of a Dag's operators name: whole texts by their ending, others in statements. */
export function templateFileNamesOf(dag: AnyDag): TemplateFileNames {
  const state = dagStateOf(dag);
  const names = new Set<string>();
  for (const operator of state?.tasks.values() ?? []) {
    const templateExtensions = templateExtensionsOf(operator);
    for (const text of textsIn(Object.values(writtenFieldsOf(operator)), new Set())) {
      if (templateExtensions.some((extension) => text.endsWith(extension))) names.add(text);
      else for (const name of referencedTemplateNames(text)) names.add(name);
    }
  }
  return { searchPath: state?.settings.templateSearchPath ?? [], names: [...names] };
}

/** The texts in a value that are rendered. */
function* textsIn(value: unknown, visited: Set<object>): Iterable<string> {
  if (typeof value === "string") yield value;
  if (typeof value !== "object" || value === null || visited.has(value)) return;
  visited.add(value);
  if (referenceTargetOf(value) !== null || literalValueOf(value) !== null) return;
  for (const item of itemsOf(value)) yield* textsIn(item, visited);
}

function itemsOf(value: object): Iterable<unknown> {
  if (value instanceof Map) return value.values();
  if (value instanceof Set) return value;
  if (Array.isArray(value) || isPlainObject(value)) return Object.values(value) as unknown[];
  const declared: unknown = Reflect.get(value.constructor, "templateFields");
  return Array.isArray(declared) ? declared.map((name: string) => Reflect.get(value, name) as unknown) : [];
}
