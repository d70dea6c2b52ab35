import { iterate } from "../operations/iterate.ts";
import { printValue } from "../operations/print-value.ts";
import { isTruthy } from "../operations/truth.ts";
import { dumpJson } from "../text/dump-json.ts";
import { parseJson } from "../text/parse-json.ts";
import { defineFunction } from "../values/function.ts";
import { Module } from "../values/module.ts";
import { requireInteger, requireText } from "../values/require-value.ts";
import { isText, textOf, type Value } from "../values/value.ts";

function dumps(
  value: Value,
  _skipKeys?: Value,
  ensureAscii: Value = true,
  indent: Value = null,
  separators: Value = null,
  sortKeys: Value = false,
): Value {
  const [item, key] = separators === null ? [] : Array.from(iterate(separators), printValue);
  return dumpJson(value, {
    sortsKeys: isTruthy(sortKeys),
    indent: indent === null ? null : isText(indent) ? textOf(indent) : " ".repeat(Math.max(0, requireInteger(indent))),
    escapesNonAscii: isTruthy(ensureAscii),
    separators: item === undefined || key === undefined ? null : [item, key],
  });
}

/** `macros.json`. */
export const JSON_MODULE = new Module("json", {
  dumps: () => defineFunction("dumps", "obj skipkeys? ensure_ascii? indent? separators? sort_keys?", dumps),
  loads: () => defineFunction("loads", "s", (text: Value) => parseJson(requireText(text))),
});
