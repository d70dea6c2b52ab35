import { areEqual } from "../operations/compare.ts";
import { TemplateError } from "../template-error.ts";
import {
  type CallArguments,
  Callable,
  TemplateObject,
  Tuple,
  Undefined,
  type UndefinedKind,
  type Value,
} from "../values/value.ts";

interface LoopOptions {
  readonly items: Iterable<Value>;
  /** `null` when it is known only after walking to the end. */
  readonly length: number | null;
  readonly depth: number;
  readonly undefinedKind: UndefinedKind;
  /** Renders the loop again with other items, one level deeper; `null` for a loop that is not recursive. */
  readonly recurse: ((items: Value) => Value) | null;
}

/** The `loop` of a `for` statement. Items are taken one ahead at most, and only when somebody asks for the next. */
export class Loop extends TemplateObject {
  readonly typeName = "LoopContext";
  readonly #items: Iterator<Value>;
  readonly #options: LoopOptions;
  readonly #ahead: Value[] = [];
  #length: number | null;
  #index = -1;
  #previous: Value | undefined;
  #current: Value | undefined;
  #lastChecked: Value | undefined;

  constructor(options: LoopOptions) {
    super();
    this.#items = options.items[Symbol.iterator]();
    this.#options = options;
    this.#length = options.length;
  }

  /** Goes to the next item, `undefined` when there is none. */
  advance(): Value | undefined {
    const item = this.#peek();
    if (item === undefined) return undefined;
    this.#ahead.shift();
    this.#previous = this.#current;
    this.#current = item;
    this.#index += 1;
    return item;
  }

  override attribute(name: string): Value | undefined {
    switch (name) {
      case "index":
        return this.#index + 1;
      case "index0":
        return this.#index;
      case "revindex":
        return this.length() - this.#index;
      case "revindex0":
        return this.length() - this.#index - 1;
      case "first":
        return this.#index === 0;
      case "last":
        return this.#peek() === undefined;
      case "length":
        return this.length();
      case "depth":
        return this.#options.depth + 1;
      case "depth0":
        return this.#options.depth;
      case "previtem":
        return this.#previous === undefined ? this.#missing("there is no previous item") : this.#previous;
      case "nextitem":
        return this.#peekOr("there is no next item");
      case "cycle":
        return new Callable(name, (call) => this.#cycle(call));
      case "changed":
        return new Callable(name, (call) => this.#hasChanged(call));
      default:
        return undefined;
    }
  }

  override length(): number {
    if (this.#length === null) {
      for (let next = this.#items.next(); next.done !== true; next = this.#items.next()) this.#ahead.push(next.value);
      this.#length = this.#index + 1 + this.#ahead.length;
    }
    return this.#length;
  }

  override call(call: CallArguments): Value {
    const { recurse } = this.#options;
    const [items] = call.positional;
    if (recurse === null) {
      throw new TemplateError("TypeError", "The loop must have the 'recursive' marker to be called recursively.");
    }
    if (items === undefined) throw new TemplateError("TypeError", "loop() missing required argument: 'iterable'");
    return recurse(items);
  }

  override isCallable(): boolean {
    return true;
  }

  override representation(): string {
    return `<LoopContext ${this.#index + 1}/${this.length()}>`;
  }

  #peek(): Value | undefined {
    if (this.#ahead.length === 0) {
      const next = this.#items.next();
      if (next.done !== true) this.#ahead.push(next.value);
    }
    return this.#ahead[0];
  }

  #peekOr(reason: string): Value {
    const next = this.#peek();
    return next === undefined ? this.#missing(reason) : next;
  }

  #missing(reason: string): Undefined {
    return new Undefined(this.#options.undefinedKind, reason);
  }

  #cycle({ positional }: CallArguments): Value {
    const value = positional[this.#index % positional.length];
    if (value === undefined) throw new TemplateError("TypeError", "no items for cycling given");
    return value;
  }

  #hasChanged({ positional }: CallArguments): boolean {
    const values = new Tuple(positional);
    const isChanged = this.#lastChecked === undefined || !areEqual(this.#lastChecked, values);
    this.#lastChecked = values;
    return isChanged;
  }
}
