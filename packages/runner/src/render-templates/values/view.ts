import { TemplateError } from "../template-error.ts";
import { Callable, TemplateObject, type Value } from "./value.ts";

/** What `dict.keys()`, `.values()` and `.items()` give: a live view that prints as `dict_keys([...])`. */
export class DictView extends TemplateObject {
  readonly typeName: string;
  readonly #items: () => Iterable<Value>;
  readonly #print: (items: Value[]) => string;

  constructor(typeName: string, items: () => Iterable<Value>, print: (items: Value[]) => string) {
    super();
    this.typeName = typeName;
    this.#items = items;
    this.#print = print;
  }

  override iterate(): Iterable<Value> {
    return this.#items();
  }

  override length(): number {
    return [...this.#items()].length;
  }

  override isTrue(): boolean {
    return this.length() > 0;
  }

  override representation(): string {
    return `${this.typeName}(${this.#print([...this.#items()])})`;
  }

  override toNative(): unknown {
    return [...this.#items()];
  }
}

/** A sequence that can be walked once, as filters such as `map` give it. */
export class Generator extends TemplateObject {
  readonly typeName = "generator";
  readonly #items: Iterator<Value>;

  constructor(items: Iterable<Value>) {
    super();
    this.#items = items[Symbol.iterator]();
  }

  override iterate(): Iterable<Value> {
    const items = this.#items;
    // Leaving a loop early must not close the iterator: the next loop goes on where this one stopped.
    return { [Symbol.iterator]: () => ({ next: () => items.next() }) };
  }

  override representation(): string {
    return "<generator object>";
  }
}

/** Python's `range`. */
export class Range extends TemplateObject {
  readonly typeName = "range";
  readonly start: number;
  readonly stop: number;
  readonly step: number;

  constructor(start: number, stop: number, step: number) {
    super();
    this.start = start;
    this.stop = stop;
    this.step = step;
  }

  override length(): number {
    return Math.max(0, Math.ceil((this.stop - this.start) / this.step));
  }

  override isTrue(): boolean {
    return this.length() > 0;
  }

  override *iterate(): Iterable<Value> {
    const length = this.length();
    for (let index = 0; index < length; index++) yield this.start + index * this.step;
  }

  override attribute(name: string): Value | undefined {
    if (name === "start" || name === "stop" || name === "step") return this[name];
    if (name !== "count" && name !== "index") return undefined;
    return new Callable(name, ({ positional }) => {
      const [value = null] = positional;
      const index = [...this.iterate()].indexOf(value);
      if (name === "count") return index === -1 ? 0 : 1;
      if (index === -1) throw new TemplateError("ValueError", "the value is not in range");
      return index;
    });
  }

  override item(key: Value): Value | undefined {
    if (typeof key !== "number") return undefined;
    const length = this.length();
    const index = key < 0 ? key + length : key;
    return index >= 0 && index < length ? this.start + index * this.step : undefined;
  }

  override equals(other: Value): boolean {
    if (!(other instanceof Range) || other.length() !== this.length()) return false;
    return this.length() === 0 || (this.start === other.start && (this.length() === 1 || this.step === other.step));
  }

  override representation(): string {
    const step = this.step === 1 ? "" : `, ${this.step}`;
    return `range(${this.start}, ${this.stop}${step})`;
  }

  override toNative(): unknown {
    return [...this.iterate()];
  }
}

/** How a {@link LazySequence} comes by its elements. */
export interface LazyElements {
  readonly length: number;
  /** @param place is one that there is, counted from 0. */
  readonly at: (place: number) => Value;
  readonly all: () => readonly Value[];
}

/** The values of several XComs, as `ti.xcom_pull` gives them for a list of tasks. */
export class LazySequence extends TemplateObject {
  readonly typeName = "LazySelectSequence";
  readonly #elements: LazyElements;

  constructor(elements: LazyElements) {
    super();
    this.#elements = elements;
  }

  get items(): readonly Value[] {
    return this.#elements.all();
  }

  override length(): number {
    return this.#elements.length;
  }

  override isTrue(): boolean {
    if (this.#elements.length > 0) return true;
    // Parity: Python is given nothing where it wants to be given false.
    throw new TemplateError("TypeError", "__bool__ should return bool, returned NoneType");
  }

  override iterate(): Iterable<Value> {
    return this.items;
  }

  override item(key: Value): Value | undefined {
    if (typeof key !== "number" || !Number.isInteger(key)) return undefined;
    const place = key < 0 ? key + this.#elements.length : key;
    return place >= 0 && place < this.#elements.length ? this.#elements.at(place) : undefined;
  }

  override representation(): string {
    const { length } = this.#elements;
    return `LazySelectSequence([${length} ${length === 1 ? "item" : "items"}])`;
  }
}
