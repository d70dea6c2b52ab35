import { printValue } from "../operations/print-value.ts";
import { TemplateError } from "../template-error.ts";
import { parseJson } from "../text/parse-json.ts";
import { defineFunction } from "../values/function.ts";
import { ContextObject } from "../values/module.ts";
import { isText, TemplateObject, textOf, type Value } from "../values/value.ts";
import type { ContextParts } from "./context-parts.ts";

type FindVariable = (key: string) => string | null;

/** `var`: variables as text and as JSON. */
export function createVariables({ sources, answers }: ContextParts): Value {
  const find: FindVariable = (key) => answers.need(`variable:${key}`, () => sources.getVariable(key));
  return new ContextObject("dict", "{'json': None, 'value': None}", {
    value: () => new VariableAccessor(find, (text) => text),
    json: () => new VariableAccessor(find, parseJson),
  });
}

/** Parity: a variable that is missing is a KeyError, not an undefined value, so that `default` does not help. */
class VariableAccessor extends TemplateObject {
  readonly typeName = "VariableAccessor";
  readonly #find: FindVariable;
  readonly #read: (text: string) => Value;

  constructor(find: FindVariable, read: (text: string) => Value) {
    super();
    this.#find = find;
    this.#read = read;
  }

  override attribute(name: string): Value {
    if (name === "get") {
      return defineFunction("get", "key default_var?", (key: Value, fallback?: Value) => {
        return this.#get(printValue(key), fallback);
      });
    }
    return this.#get(name);
  }

  override item(key: Value): Value | undefined {
    return isText(key) ? this.#get(textOf(key)) : undefined;
  }

  #get(key: string, fallback?: Value): Value {
    const text = this.#find(key);
    if (text !== null) return this.#read(text);
    if (fallback !== undefined) return fallback;
    throw new TemplateError("KeyError", `Variable ${key} does not exist`);
  }
}
