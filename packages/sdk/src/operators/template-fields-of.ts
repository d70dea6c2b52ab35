import type { Operator } from "../dag/dag-state.ts";

/** The names of an operator's template fields, those of its base classes only if its own class repeats them. */
export function templateFieldNames(operator: Operator): readonly string[] {
  return classOf(operator).templateFields;
}

/** The template fields of an operator as they are now: as written before a task runs, rendered while it does. */
export function templateFieldsOf(operator: Operator): Readonly<Record<string, unknown>> {
  return Object.fromEntries(templateFieldNames(operator).map((name) => [name, Reflect.get(operator, name)]));
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
