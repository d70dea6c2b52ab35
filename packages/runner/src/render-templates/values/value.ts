import { TemplateError } from "../template-error.ts";

/**
 * A value as a template holds it. The kinds are Python's, not JavaScript's: nothing but these exists inside a template,
 * and every attribute is looked up in a table of ours. That is the sandbox: there is no way from a value to a
 * prototype, a constructor or a global.
 *
 * None is `null`, `bool` a boolean, `str` a string, `list` an array; `int` is a number where that is exact, else a
 * bigint (never a bigint where a number is exact); `float` is a {@link PythonFloat}, so that `5.0` and `5` differ.
 */
export type Value = null | boolean | number | bigint | string | Value[] | TemplateObject;

/** A whole number as {@link Value} holds it. */
export type Integer = number | bigint;

/** What a call passes. */
export interface CallArguments {
  readonly positional: readonly Value[];
  readonly named: ReadonlyMap<string, Value>;
}

/** The binary operators that objects may answer themselves. */
export type BinaryOperator = "+" | "-" | "*" | "/" | "//" | "%" | "**";

/**
 * Everything that is not a plain value. Subclasses answer what they can; the defaults are those of a Python object
 * that can do nothing.
 */
export abstract class TemplateObject {
  /** Python's name of the class, as error messages show it. */
  abstract readonly typeName: string;

  /** `undefined` when there is no such attribute. */
  attribute(_name: string): Value | undefined {
    return undefined;
  }

  /** `undefined` when there is no such item or the object has no items. */
  item(_key: Value): Value | undefined {
    return undefined;
  }

  /** Python's `str()`. */
  text(): string {
    return this.representation();
  }

  /** Python's `repr()`. */
  representation(): string {
    return `<${this.typeName} object>`;
  }

  isTrue(): boolean {
    return true;
  }

  equals(other: Value): boolean {
    return this === other;
  }

  /** Equal objects have equal keys, as JavaScript's `Map` compares them. */
  hashKey(): unknown {
    return this;
  }

  /** `null` when the object has no length. */
  length(): number | null {
    return null;
  }

  /** `null` when the object cannot be iterated. */
  iterate(): Iterable<Value> | null {
    return null;
  }

  /** `null` when the object cannot be searched with `in` other than by iterating. */
  contains(_value: Value): boolean | null {
    return null;
  }

  /** Less than, equal to or greater than zero; `null` when the two cannot be ordered. */
  compare(_other: Value): number | null {
    return null;
  }

  /** `undefined` when the operator is not supported. `isReflected` says that this object stands on the right. */
  operate(_operator: BinaryOperator, _other: Value, _isReflected: boolean): Value | undefined {
    return undefined;
  }

  /** `undefined` when the object cannot be negated. */
  negate(): Value | undefined {
    return undefined;
  }

  /** Python's `format()`; `null` when a format specification is not supported. */
  format(_specification: string): string | null {
    return null;
  }

  /** `undefined` when the object cannot be called. */
  call(_call: CallArguments): Value | undefined {
    return undefined;
  }

  isCallable(): boolean {
    return false;
  }

  /** The value as a task is given it where templates give native values. */
  toNative(): unknown {
    return this.text();
  }
}

/** Python's `float`; integral ones print with `.0`. */
export class PythonFloat extends TemplateObject {
  readonly typeName = "float";
  readonly value: number;

  constructor(value: number) {
    super();
    this.value = value;
  }

  override toNative(): number {
    return this.value;
  }
}

/** Text that is safe HTML: automatic escaping leaves it alone and escapes what is added to it. */
export class Markup extends TemplateObject {
  readonly typeName = "Markup";
  readonly value: string;

  constructor(value: string) {
    super();
    this.value = value;
  }

  override toNative(): string {
    return this.value;
  }
}

/** Python's `tuple`. */
export class Tuple extends TemplateObject {
  readonly typeName = "tuple";
  readonly items: readonly Value[];

  constructor(items: readonly Value[]) {
    super();
    this.items = items;
  }
}

/** A function, a method or a class that templates may call. */
export class Callable extends TemplateObject {
  readonly typeName: string = "function";
  readonly name: string;
  readonly #implementation: (call: CallArguments) => Value;

  constructor(name: string, implementation: (call: CallArguments) => Value) {
    super();
    this.name = name;
    this.#implementation = implementation;
  }

  override call(call: CallArguments): Value {
    return this.#implementation(call);
  }

  override isCallable(): boolean {
    return true;
  }

  override representation(): string {
    return `<function ${this.name}>`;
  }
}

/** What is done with a name that means nothing. */
export type UndefinedKind = "strict" | "default" | "chainable" | "debug";

/** A name, attribute or item that is not there. Whether using it is an error depends on its kind. */
export class Undefined extends TemplateObject {
  readonly typeName = "Undefined";
  readonly kind: UndefinedKind;
  /** The sentence of the error. */
  readonly reason: string;
  /** What `debug` prints between the braces. */
  readonly label: string;
  readonly isUnsafe: boolean;

  constructor(
    kind: UndefinedKind,
    reason: string,
    { label = `undefined value printed: ${reason}`, isUnsafe = false } = {},
  ) {
    super();
    this.kind = kind;
    this.reason = reason;
    this.label = label;
    this.isUnsafe = isUnsafe;
  }

  /** Raises what using this value raises. */
  fail(): never {
    throw new TemplateError(this.isUnsafe ? "SecurityError" : "UndefinedError", this.reason);
  }

  /** Raises unless the lenient kinds allow what was tried. */
  failWhereStrict(): void {
    if (this.kind === "strict" || this.isUnsafe) this.fail();
  }

  override text(): string {
    this.failWhereStrict();
    return this.kind === "debug" ? `{{ ${this.label} }}` : "";
  }

  override representation(): string {
    return "Undefined";
  }

  override toNative(): undefined {
    return undefined;
  }
}

/** Text or safe HTML. */
export function isText(value: Value): value is string | Markup {
  return typeof value === "string" || value instanceof Markup;
}

/** The characters of text that {@link isText} accepted. */
export function textOf(value: string | Markup): string {
  return typeof value === "string" ? value : value.value;
}

/** Python's name of the value's class. */
export function typeNameOf(value: Value): string {
  if (value === null) return "NoneType";
  if (Array.isArray(value)) return "list";
  switch (typeof value) {
    case "boolean":
      return "bool";
    case "number":
    case "bigint":
      return "int";
    case "string":
      return "str";
    default:
      return value.typeName;
  }
}
