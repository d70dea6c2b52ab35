import { type Operator, operatorStateOf } from "../dag/dag-state.ts";
import type { TaskMapping } from "../mapping/expansion.ts";

/** The names of an operator's template fields, those of its base classes only if its own class repeats them. */
export function templateFieldNames(operator: Operator): readonly string[] {
  return classOf(operator).templateFields;
}

/** The template fields of an operator as they are now: as written before a task runs, rendered while it does. */
export function templateFieldsOf(operator: Operator): Readonly<Record<string, unknown>> {
  return Object.fromEntries(templateFieldNames(operator).map((name) => [name, Reflect.get(operator, name)]));
}

/** The template fields of an operator as its author wrote them, what a mapped one is expanded over among them. */
export function writtenFieldsOf(operator: Operator): Readonly<Record<string, unknown>> {
  const mapping = operatorStateOf(operator)?.mapping ?? null;
  if (mapping === null) return templateFieldsOf(operator);
  const written = { ...mapping.constants, ...expandedByName(mapping) };
  if (mapping.of === "inputs") return { ...templateFieldsOf(operator), inputs: written };
  return Object.fromEntries(templateFieldNames(operator).map((name) => [name, Reflect.get(written, name)]));
}

function expandedByName({ expansion }: TaskMapping): Readonly<Record<string, unknown>> {
  return expansion.kind === "product" ? expansion.lists : { expandKwargs: expansion.objects };
}

/**
 * The endings with which a text in an operator's template fields is the name of a template file: its own `templatesExts`
 * where its author gave some, else its class's.
 */
export function templateExtensionsOf(operator: Operator): readonly string[] {
  const own: unknown = Reflect.get(operator, "templatesExts");
  return Array.isArray(own) ? (own as readonly string[]) : classOf(operator).templateExtensions;
}

/** What the static side of every class of operators has. */
interface OperatorClass {
  readonly templateFields: readonly string[];
  readonly templateExtensions: readonly string[];
  readonly uiColor: string;
  readonly uiFgcolor: string;
}

/** The static side of an operator's class. */
export function classOf(operator: Operator): OperatorClass {
  return operator.constructor as unknown as OperatorClass;
}
