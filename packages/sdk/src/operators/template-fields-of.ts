import type { BaseOperator } from "./base-operator.ts";

/** The names of an operator's template fields, those of its base classes only if its own class repeats them. */
export function templateFieldNames(operator: BaseOperator): readonly string[] {
  return classOf(operator).templateFields;
}

/** A text in a template field that ends with one of these names a template file. */
export function templateExtensionsOf(operator: BaseOperator): readonly string[] {
  return classOf(operator).templateExtensions;
}

/** The template fields of an operator as they are now: as written before a task runs, rendered while it does. */
export function templateFieldsOf(operator: BaseOperator): Readonly<Record<string, unknown>> {
  return Object.fromEntries(templateFieldNames(operator).map((name) => [name, Reflect.get(operator, name)]));
}

/** What the static side of every class of operators has. */
export function classOf(operator: BaseOperator): typeof BaseOperator {
  return operator.constructor as typeof BaseOperator;
}
