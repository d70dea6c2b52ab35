import { printValue } from "../operations/print-value.ts";
import { TemplateError } from "../template-error.ts";
import { parseFloatingNumber, parseInteger } from "../text/parse-number.ts";
import { bindArguments, parseSignature } from "../values/function.ts";
import { ContextObject } from "../values/module.ts";
import { Callable, PythonFloat, type Value } from "../values/value.ts";
import type { ContextParts } from "./context-parts.ts";

const SIGNATURE = parseSignature("section key fallback?");

/** `conf`: the configuration of the installation, as text or read as a number or a truth value. */
export function createConfiguration({ sources, answers }: ContextParts): Value {
  const reader = (name: string, read: (text: string) => Value | null) => (): Value =>
    new Callable(name, (call) => {
      const [section = null, key = null, fallback] = bindArguments(name, SIGNATURE, call);
      const place = { section: printValue(section).toLowerCase(), key: printValue(key).toLowerCase() };
      const text = answers.need(`configuration:${place.section}/${place.key}`, () =>
        sources.getConfiguration(place.section, place.key),
      );
      if (text === null) return fallback === undefined ? failMissing(place) : fallback;
      return read(text) ?? failUnreadable(place, text);
    });
  return new ContextObject("AirflowConfigParser", "<configuration>", {
    get: reader("get", (text) => text),
    getint: reader("getint", (text) => parseInteger(text, 10)),
    getfloat: reader("getfloat", readFloat),
    getboolean: reader("getboolean", readBoolean),
  });
}

function readFloat(text: string): Value | null {
  const number = parseFloatingNumber(text);
  return number === null ? null : new PythonFloat(number);
}

function readBoolean(text: string): boolean | null {
  const word = text.trim().toLowerCase();
  if (word === "t" || word === "true" || word === "1") return true;
  return word === "f" || word === "false" || word === "0" ? false : null;
}

interface Place {
  readonly section: string;
  readonly key: string;
}

function failMissing({ section, key }: Place): never {
  throw new TemplateError("AirflowConfigException", `section/key [${section}/${key}] not found in config`);
}

function failUnreadable({ section, key }: Place, text: string): never {
  const reason = `Failed to convert the value of "${key}" in the section "${section}". Its current value is "${text}".`;
  throw new TemplateError("AirflowConfigException", reason);
}
