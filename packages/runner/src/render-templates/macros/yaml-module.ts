import type { Answers } from "../context/answers.ts";
import { fromNative } from "../native/from-native.ts";
import { toNative } from "../native/to-native.ts";
import { TemplateError } from "../template-error.ts";
import { defineFunction } from "../values/function.ts";
import { Module } from "../values/module.ts";
import { requireText } from "../values/require-value.ts";
import type { Value } from "../values/value.ts";

type Yaml = typeof import("yaml");

function load(yaml: Yaml, text: Value): Value {
  const document = yaml.parseDocument(requireText(text), { version: "1.1", intAsBigInt: true });
  const [error] = document.errors;
  if (error !== undefined) throw new TemplateError("ValueError", error.message);
  return fromNative(document.toJS());
}

function dump(yaml: Yaml, value: Value): Value {
  return yaml.stringify(toNative(value), { version: "1.1", indentSeq: false, lineWidth: 80, sortMapEntries: true });
}

/** `macros.yaml`. The library is loaded when the first template asks for it. */
export function createYamlModule(answers: Answers): Module {
  const library = (): Yaml => answers.need("module:yaml", () => import("yaml"));
  const loader = (): Value => {
    const yaml = library();
    return defineFunction("load", "stream Loader?", (text: Value) => load(yaml, text));
  };
  const dumper = (): Value => {
    const yaml = library();
    return defineFunction("dump", "data", (value: Value) => dump(yaml, value));
  };
  return new Module("yaml", { safe_load: loader, load: loader, safe_dump: dumper, dump: dumper });
}
