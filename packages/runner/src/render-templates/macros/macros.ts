import type { Answers } from "../context/answers.ts";
import { defineFunction } from "../values/function.ts";
import { Module } from "../values/module.ts";
import { PythonFloat, type Value } from "../values/value.ts";
import { DateTimeClass } from "./datetime-class.ts";
import { createDateutilModule } from "./dateutil-module.ts";
import { addDays, differenceForHumans, reformatDay, reformatDayInLocale } from "./ds-macros.ts";
import { JSON_MODULE } from "./json-module.ts";
import { createTimeModule } from "./time-module.ts";
import { TIMEDELTA_CLASS } from "./timedelta-class.ts";
import { createUuidModule } from "./uuid-module.ts";
import { createYamlModule } from "./yaml-module.ts";

/** What the macros need of the world. */
export interface MacroSurroundings {
  readonly answers: Answers;
  /** Microseconds since 1970 UTC. */
  readonly now: number;
  random(): number;
}

/** `macros` in a template. */
export function createMacros({ answers, now, random }: MacroSurroundings): Value {
  const clock = (): number => now;
  return new Module("airflow.macros", {
    ds_add: () => defineFunction("ds_add", "ds days", addDays),
    ds_format: () => defineFunction("ds_format", "ds input_format output_format", reformatDay),
    ds_format_locale: () =>
      defineFunction("ds_format_locale", "ds input_format output_format locale?", reformatDayInLocale),
    datetime_diff_for_humans: () => defineFunction("datetime_diff_for_humans", "dt since?", differenceForHumans(clock)),
    datetime: () => new DateTimeClass(clock),
    timedelta: () => TIMEDELTA_CLASS,
    dateutil: () => createDateutilModule(clock),
    json: () => JSON_MODULE,
    time: () => createTimeModule(clock),
    uuid: () => createUuidModule(random),
    yaml: () => createYamlModule(answers),
    random: () => defineFunction("random", "/", () => new PythonFloat(random())),
  });
}
