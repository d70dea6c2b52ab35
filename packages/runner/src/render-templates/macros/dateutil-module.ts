import { parseFreeDate } from "../dates/parse-free-date.ts";
import { RELATIVE_DELTA_CLASS } from "../dates/relative-delta.ts";
import { findZone, tryFindZone, utcZone } from "../dates/zone.ts";
import { TemplateError } from "../template-error.ts";
import { defineFunction } from "../values/function.ts";
import { Module } from "../values/module.ts";
import { requireText } from "../values/require-value.ts";
import type { Value } from "../values/value.ts";
import { plainDateTime } from "./datetime-class.ts";

/** `macros.dateutil`: `parser.parse`, `relativedelta.relativedelta` and `tz`. */
export function createDateutilModule(clock: () => number): Module {
  const parse = (text: Value): Value => {
    const parsed = parseFreeDate(requireText(text), clock());
    if (parsed !== null) return plainDateTime(parsed.wallClock, parsed.offset);
    throw new TemplateError("ValueError", `Unknown string format: ${requireText(text)}`);
  };
  const parser = new Module("dateutil.parser", { parse: () => defineFunction("parse", "timestr", parse) });
  const relativeDelta = new Module("dateutil.relativedelta", { relativedelta: () => RELATIVE_DELTA_CLASS });
  const zones = new Module("dateutil.tz", {
    gettz: () => defineFunction("gettz", "name?", (name: Value = "UTC") => tryFindZone(requireText(name))),
    tzutc: () => defineFunction("tzutc", "/", () => utcZone()),
    UTC: () => findZone("UTC"),
  });
  return new Module("dateutil", { parser: () => parser, relativedelta: () => relativeDelta, tz: () => zones });
}
