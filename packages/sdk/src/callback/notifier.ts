import type { CallbackContext } from "./callback-context.ts";

const NOTIFIER = Symbol.for("baram.notifier");

/**
 * Tells somebody what has happened, wherever a callback is accepted. Extend it for a notifier of your own.
 *
 * The properties that `static templateFields` names are rendered with the context before `notify` is called. What it
 * throws is logged and nothing more.
 */
export abstract class Notifier {
  /** The properties that are rendered before `notify`. */
  static readonly templateFields: readonly string[] = [];
  /** A text in a template field that ends with one of these is the name of a template file. */
  static readonly templateExtensions: readonly string[] = [];
  readonly [NOTIFIER] = true;

  abstract notify(context: CallbackContext): unknown;
}

/** Whether a value is a notifier, of this copy of the package or of another in the same process. */
export function isNotifier(value: unknown): value is Notifier {
  return typeof value === "object" && value !== null && Reflect.get(value, NOTIFIER) === true;
}
