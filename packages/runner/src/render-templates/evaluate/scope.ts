import type { Value } from "../values/value.ts";

/** Where names are looked up after all scopes of a template: its context, then the globals. */
export interface NameSource {
  find(name: string): Value | undefined;
}

/** The names of one stretch of a template. An assignment stays in its own scope. */
export class Scope implements NameSource {
  readonly #outer: NameSource;
  readonly #values = new Map<string, Value>();

  constructor(outer: NameSource) {
    this.#outer = outer;
  }

  find(name: string): Value | undefined {
    return this.#values.get(name) ?? this.#findFurther(name);
  }

  set(name: string, value: Value): void {
    this.#values.set(name, value);
  }

  /** The scope's own names, which a template that is imported exports. */
  entries(): IterableIterator<[string, Value]> {
    return this.#values.entries();
  }

  /** None is a value: a name set to it hides the outer one. */
  #findFurther(name: string): Value | undefined {
    return this.#values.has(name) ? null : this.#outer.find(name);
  }
}
