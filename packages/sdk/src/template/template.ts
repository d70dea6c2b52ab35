import type { TaskContext } from "../context/task-context.ts";
import type { Input } from "../task/input.ts";

/** Gives a template field's value from the context of the running task. */
export type TemplateFunction<T, Params extends object = Readonly<Record<string, unknown>>> = (
  context: TaskContext<Params>,
) => T | Promise<T>;

/**
 * What an option that is a template field accepts: a value (texts in it are rendered), a reference, an object or
 * list containing references, or a function of the context.
 */
export type Template<T> = Input<T> | TemplateFunction<T>;

const TEMPLATE_FUNCTIONS: WeakSet<object> = new WeakSet();

/**
 * Assigns an option to a template field: `this.endpoint = templateField(options.endpoint)`.
 *
 * Changes nothing at run time. Its type is that of the rendered value, which the field holds once `execute` runs.
 */
export function templateField<T>(template: Template<T>): T {
  if (typeof template === "function") TEMPLATE_FUNCTIONS.add(template);
  return template as T;
}

/** Whether a function went through {@link templateField}, so that it must stand in a template field. */
export function isTemplateFunction(value: unknown): boolean {
  return typeof value === "function" && TEMPLATE_FUNCTIONS.has(value);
}

const LITERAL = Symbol.for("baram.literal");

/**
 * Switches rendering off for a value: `literal("{{ not rendered }}")`.
 *
 * Has the type of the value, because that is what the task is given.
 */
export function literal<T>(value: T): T {
  return { [LITERAL]: value } as T;
}

/** The value inside a {@link literal}, or `null` for anything else. */
export function literalValueOf(value: unknown): { readonly value: unknown } | null {
  if (typeof value !== "object" || value === null || !(LITERAL in value)) return null;
  return { value: value[LITERAL] };
}
