import { printValue, represent } from "../operations/print-value.ts";
import { TemplateError } from "../template-error.ts";
import type { CallArguments, Value } from "../values/value.ts";
import { formatValue } from "./format-value.ts";

/** How a replacement field reaches into its value; the sandbox's own look-ups. */
export interface FieldAccess {
  attribute(value: Value, name: string): Value;
  item(value: Value, key: Value): Value;
}

/** Python's `str.format`: `'{0.year}-{name!r:>10}'`. */
export function formatTemplateText(template: string, call: CallArguments, access: FieldAccess): string {
  return new TextFormatter(call, access).format(template, 2);
}

class TextFormatter {
  readonly #call: CallArguments;
  readonly #access: FieldAccess;
  #nextPosition = 0;
  #numbering: "none" | "automatic" | "manual" = "none";

  constructor(call: CallArguments, access: FieldAccess) {
    this.#call = call;
    this.#access = access;
  }

  format(template: string, depth: number): string {
    if (depth < 0) throw new TemplateError("ValueError", "Max string recursion exceeded");
    let result = "";
    let position = 0;
    while (position < template.length) {
      const character = template.charAt(position);
      if (character !== "{" && character !== "}") {
        result += character;
        position += 1;
      } else if (template.charAt(position + 1) === character) {
        result += character;
        position += 2;
      } else if (character === "}") {
        throw new TemplateError("ValueError", "Single '}' encountered in format string");
      } else {
        const end = findFieldEnd(template, position + 1);
        result += this.#formatField(template.slice(position + 1, end), depth);
        position = end + 1;
      }
    }
    return result;
  }

  #formatField(field: string, depth: number): string {
    const { name, conversion, specification } = splitField(field);
    const value = this.#find(name);
    const converted = convert(value, conversion);
    return formatValue(converted, this.format(specification, depth - 1));
  }

  #find(name: string): Value {
    const first = /^[^.[]*/.exec(name)?.[0] ?? "";
    let value = this.#findArgument(first);
    let rest = name.slice(first.length);
    while (rest !== "") {
      const step = /^(?:\.(?<attribute>[^.[]+)|\[(?<item>[^\]]+)\])/.exec(rest);
      if (step === null) throw new TemplateError("ValueError", "Empty attribute in format string");
      const { attribute, item = "" } = step.groups ?? {};
      value =
        attribute === undefined
          ? this.#access.item(value, /^\d+$/.test(item) ? Number(item) : item)
          : this.#access.attribute(value, attribute);
      rest = rest.slice(step[0].length);
    }
    return value;
  }

  #findArgument(name: string): Value {
    if (name !== "" && !/^\d+$/.test(name)) {
      const value = this.#call.named.get(name);
      if (value === undefined) throw new TemplateError("KeyError", `'${name}'`);
      return value;
    }
    const numbering = name === "" ? "automatic" : "manual";
    if (this.#numbering !== "none" && this.#numbering !== numbering) {
      throw new TemplateError("ValueError", "cannot mix automatic field numbering and manual field specification");
    }
    this.#numbering = numbering;
    const index = name === "" ? this.#nextPosition++ : Number(name);
    const value = this.#call.positional[index];
    if (value === undefined) {
      const message = `Replacement index ${index} out of range for positional args tuple`;
      throw new TemplateError("IndexError", message);
    }
    return value;
  }
}

function findFieldEnd(template: string, start: number): number {
  let depth = 1;
  for (let position = start; position < template.length; position++) {
    const character = template.charAt(position);
    if (character === "{") depth += 1;
    else if (character === "}" && --depth === 0) return position;
  }
  throw new TemplateError("ValueError", "expected '}' before end of string");
}

function splitField(field: string): { name: string; conversion: string; specification: string } {
  const [, name = "", conversion, specification = ""] =
    /^((?:\[[^\]]*\]|[^!:[])*)(?:!(.))?(?::(.*))?$/s.exec(field) ?? failField(field);
  return { name, conversion: conversion ?? "", specification };
}

function failField(field: string): never {
  throw new TemplateError("ValueError", `expected ':' after conversion specifier in '${field}'`);
}

function convert(value: Value, conversion: string): Value {
  switch (conversion) {
    case "":
      return value;
    case "s":
      return printValue(value);
    case "r":
      return represent(value);
    case "a":
      return representAscii(value);
    default:
      throw new TemplateError("ValueError", `Unknown conversion specifier '${conversion}'`);
  }
}

/** Python's `ascii()`. */
export function representAscii(value: Value): string {
  return represent(value).replace(/[^\u0000-\u007f]/gu, (character) => {
    const code = character.codePointAt(0) ?? 0;
    if (code <= 0xff) return `\\x${code.toString(16).padStart(2, "0")}`;
    return code <= 0xffff ? `\\u${code.toString(16).padStart(4, "0")}` : `\\U${code.toString(16).padStart(8, "0")}`;
  });
}
