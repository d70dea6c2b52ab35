import { TemplateError } from "../template-error.ts";
import { type CallArguments, Callable, type Value } from "./value.ts";

/** How a function is called: which parameters it has and what it may be given beside them. */
export interface Signature {
  readonly names: readonly string[];
  readonly requiredCount: number;
  /** Names may be used in calls; Python's built-in methods often refuse them. */
  readonly acceptsNames: boolean;
}

/**
 * Reads a signature from text: `"value width fill?"` has two required parameters and an optional one. A final `/`
 * says that parameters are given by position only.
 */
export function parseSignature(text: string): Signature {
  const words = text.split(" ").filter((word) => word !== "");
  const acceptsNames = words.at(-1) !== "/";
  const parameters = acceptsNames ? words : words.slice(0, -1);
  const firstOptional = parameters.findIndex((parameter) => parameter.endsWith("?"));
  return {
    names: parameters.map((parameter) => parameter.replace("?", "")),
    requiredCount: firstOptional === -1 ? parameters.length : firstOptional,
    acceptsNames,
  };
}

/** The values of a call by parameter, `undefined` for one that was left out. Raises Python's TypeError for misuse. */
export function bindArguments(name: string, signature: Signature, call: CallArguments): (Value | undefined)[] {
  const { names, requiredCount, acceptsNames } = signature;
  if (call.positional.length > names.length) {
    const limit = names.length === 1 ? "1 positional argument" : `${names.length} positional arguments`;
    throw new TemplateError("TypeError", `${name}() takes at most ${limit} but ${call.positional.length} were given`);
  }
  const bound: (Value | undefined)[] = names.map((_, index) => call.positional[index]);
  for (const [parameter, value] of call.named) {
    const index = acceptsNames ? names.indexOf(parameter) : -1;
    if (index === -1) {
      throw new TemplateError("TypeError", `${name}() got an unexpected keyword argument '${parameter}'`);
    }
    if (bound[index] !== undefined) {
      throw new TemplateError("TypeError", `${name}() got multiple values for argument '${parameter}'`);
    }
    bound[index] = value;
  }
  for (let index = 0; index < requiredCount; index++) {
    if (bound[index] === undefined) {
      throw new TemplateError("TypeError", `${name}() missing required argument: '${names[index]}'`);
    }
  }
  return bound;
}

/** A method of a kind of value. Parameters left out arrive as `undefined`; required ones are always there. */
export interface Method<Receiver> {
  readonly signature: Signature;
  readonly apply: (receiver: Receiver, ...values: never[]) => Value;
}

/** Methods by name; a `Map`, so that `constructor` and its like are not found in it. */
export type MethodTable<Receiver> = ReadonlyMap<string, Method<Receiver>>;

/** Builds a {@link MethodTable} from rows of name, signature and implementation. */
export function methodTable<Receiver>(
  rows: readonly (readonly [name: string, signature: string, apply: Method<Receiver>["apply"]])[],
): MethodTable<Receiver> {
  return new Map(rows.map(([name, signature, apply]) => [name, { signature: parseSignature(signature), apply }]));
}

/** The method of a value as something to call, `undefined` when the table has none of that name. */
export function bindMethod<Receiver>(
  table: MethodTable<Receiver>,
  name: string,
  receiver: Receiver,
): Callable | undefined {
  const method = table.get(name);
  if (method === undefined) return undefined;
  return new Callable(name, (call) => {
    const values = bindArguments(name, method.signature, call);
    return (method.apply as (receiver: Receiver, ...values: (Value | undefined)[]) => Value)(receiver, ...values);
  });
}

/** A function of its own, by a {@link parseSignature signature}. */
export function defineFunction(name: string, signatureText: string, apply: (...values: never[]) => Value): Callable {
  const signature = parseSignature(signatureText);
  return new Callable(name, (call) =>
    (apply as (...values: (Value | undefined)[]) => Value)(...bindArguments(name, signature, call)),
  );
}
