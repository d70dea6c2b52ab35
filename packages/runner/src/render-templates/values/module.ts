import { TemplateObject, type Value } from "./value.ts";

/** A name space of functions and values, such as `macros` or `macros.json`. Values are made when they are asked for. */
export class Module extends TemplateObject {
  readonly typeName = "module";
  readonly name: string;
  readonly #members: ReadonlyMap<string, () => Value>;

  constructor(name: string, members: Readonly<Record<string, () => Value>>) {
    super();
    this.name = name;
    this.#members = new Map(Object.entries(members));
  }

  override attribute(name: string): Value | undefined {
    return this.#members.get(name)?.();
  }

  override representation(): string {
    return `<module '${this.name}'>`;
  }
}

/** An object of a context. Attributes are made when they are asked for. */
export class ContextObject extends TemplateObject {
  readonly typeName: string;
  readonly #text: string;
  readonly #attributes: ReadonlyMap<string, () => Value>;

  constructor(typeName: string, text: string, attributes: Readonly<Record<string, () => Value>>) {
    super();
    this.typeName = typeName;
    this.#text = text;
    this.#attributes = new Map(Object.entries(attributes));
  }

  override attribute(name: string): Value | undefined {
    return this.#attributes.get(name)?.();
  }

  override text(): string {
    return this.#text;
  }

  override representation(): string {
    return this.#text;
  }
}
