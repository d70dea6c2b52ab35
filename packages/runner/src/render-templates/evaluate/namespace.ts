import { dictFrom } from "../operations/container-methods.ts";
import { printValue, represent } from "../operations/print-value.ts";
import { Dict } from "../values/dict.ts";
import { type CallArguments, TemplateObject, type Value } from "../values/value.ts";

/** What `namespace(…)` makes: the one thing whose attributes a template can assign, from inside loops too. */
export class Namespace extends TemplateObject {
  readonly typeName = "Namespace";
  readonly #values = new Map<string, Value>();

  constructor(call: CallArguments) {
    super();
    for (const [key, value] of dictFrom(call).entries()) this.#values.set(printValue(key), value);
  }

  override attribute(name: string): Value | undefined {
    return this.#values.get(name);
  }

  set(name: string, value: Value): void {
    this.#values.set(name, value);
  }

  override representation(): string {
    return `<Namespace ${represent(new Dict(this.#values))}>`;
  }
}
