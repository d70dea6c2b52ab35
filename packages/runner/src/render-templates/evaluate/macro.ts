import type { Body, MacroSignature } from "../syntax/syntax-tree.ts";
import { TemplateError } from "../template-error.ts";
import { Dict } from "../values/dict.ts";
import { type CallArguments, Callable, Tuple, Undefined, type Value } from "../values/value.ts";
import { evaluate } from "./evaluate-expression.ts";
import type { Frame } from "./frame.ts";
import { Output } from "./output.ts";
import { Scope } from "./scope.ts";

/** A macro as a value. It sees the names of the place it was defined in. */
export function createMacro(name: string | null, signature: MacroSignature, body: Body, frame: Frame): Callable {
  return new Macro(name, signature, body, frame);
}

class Macro extends Callable {
  override readonly typeName = "Macro";
  readonly #signature: MacroSignature;

  constructor(name: string | null, signature: MacroSignature, body: Body, frame: Frame) {
    super(name ?? "caller", (call) => {
      const scope = new Scope(frame.scope);
      bindParameters(name, signature, call, { ...frame, scope });
      const output = new Output();
      frame.execute(body, { ...frame, scope, output });
      return output.result(frame.evaluation);
    });
    this.#signature = signature;
  }

  override attribute(name: string): Value | undefined {
    switch (name) {
      case "name":
        return this.name;
      case "arguments":
        return new Tuple(this.#signature.parameters.map((parameter) => parameter.name));
      case "catch_kwargs":
        return this.#signature.usesKwargs;
      case "catch_varargs":
        return this.#signature.usesVarargs;
      case "caller":
        return this.#signature.usesCaller;
      default:
        return undefined;
    }
  }

  override representation(): string {
    return `<Macro '${this.name}'>`;
  }
}

function bindParameters(name: string | null, signature: MacroSignature, call: CallArguments, frame: Frame): void {
  const { parameters } = signature;
  const named = new Map(call.named);
  const { undefinedKind } = frame.evaluation.environment;
  for (const [index, parameter] of parameters.entries()) {
    const isPositional = index < call.positional.length;
    const given = isPositional ? call.positional[index] : named.get(parameter.name);
    if (!isPositional) named.delete(parameter.name);
    frame.scope.set(parameter.name, given === undefined ? defaultOf(parameter, frame) : given);
  }
  if (signature.usesCaller && !parameters.some((parameter) => parameter.name === "caller")) {
    const caller = named.get("caller") ?? new Undefined(undefinedKind, "No caller defined", { label: "caller" });
    frame.scope.set("caller", caller);
    named.delete("caller");
  }
  const label = name === null ? "None" : `'${name}'`;
  const [unexpected] = named.keys();
  if (signature.usesKwargs) frame.scope.set("kwargs", new Dict(named));
  else if (unexpected !== undefined) {
    throw new TemplateError("TypeError", `macro ${label} takes no keyword argument '${unexpected}'`);
  }
  if (signature.usesVarargs) frame.scope.set("varargs", new Tuple(call.positional.slice(parameters.length)));
  else if (call.positional.length > parameters.length) {
    throw new TemplateError("TypeError", `macro ${label} takes not more than ${parameters.length} argument(s)`);
  }
}

function defaultOf(parameter: MacroSignature["parameters"][number], frame: Frame): Value {
  if (parameter.default !== null) return evaluate(parameter.default, frame);
  const reason = `parameter '${parameter.name}' was not provided`;
  return new Undefined(frame.evaluation.environment.undefinedKind, reason, { label: parameter.name });
}
