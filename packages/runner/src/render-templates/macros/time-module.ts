import { strftime } from "../dates/strftime.ts";
import { dayOfYear, fieldsOf, MICROSECONDS_PER_SECOND, wallClockOf, weekdayOf } from "../dates/wall-clock.ts";
import { iterate } from "../operations/iterate.ts";
import { TemplateError } from "../template-error.ts";
import { defineFunction } from "../values/function.ts";
import { Module } from "../values/module.ts";
import { floatOf, isNumeric } from "../values/number.ts";
import { requireInteger, requireText } from "../values/require-value.ts";
import { PythonFloat, Tuple, typeNameOf, type Value } from "../values/value.ts";

const FIELDS = ["tm_year", "tm_mon", "tm_mday", "tm_hour", "tm_min", "tm_sec", "tm_wday", "tm_yday", "tm_isdst"];

/** Python's `struct_time`: a tuple whose items have names. */
class StructTime extends Tuple {
  override attribute(name: string): Value | undefined {
    return this.items[FIELDS.indexOf(name)];
  }
}

function structTime(wallClock: number): StructTime {
  const { year, month, day, hour, minute, second } = fieldsOf(wallClock);
  return new StructTime([year, month, day, hour, minute, second, weekdayOf(wallClock), dayOfYear(wallClock), 0]);
}

function wallClockFrom(time: Value): number {
  const [year = 1970, month = 1, day = 1, hour = 0, minute = 0, second = 0] = Array.from(iterate(time), requireInteger);
  return wallClockOf({ year, month, day, hour, minute, second, microsecond: 0 });
}

function wallClockOfTimestamp(timestamp: Value): number {
  if (!isNumeric(timestamp)) {
    throw new TemplateError("TypeError", `an integer is required, not ${typeNameOf(timestamp)}`);
  }
  return Math.floor(floatOf(timestamp)) * MICROSECONDS_PER_SECOND;
}

/** `macros.time`; the machine's clock counts as standing in UTC. */
export function createTimeModule(clock: () => number): Module {
  const ofTimestamp = (timestamp: Value = null): Value =>
    structTime(timestamp === null ? clock() : wallClockOfTimestamp(timestamp));
  const format = (text: Value, time: Value = null): Value => {
    const wallClock = time === null ? clock() : wallClockFrom(time);
    return strftime(requireText(text), { wallClock, offset: 0, zoneAbbreviation: "UTC" });
  };
  const toTimestamp = (time: Value): Value => new PythonFloat(wallClockFrom(time) / MICROSECONDS_PER_SECOND);
  return new Module("time", {
    time: () => defineFunction("time", "/", () => new PythonFloat(clock() / MICROSECONDS_PER_SECOND)),
    gmtime: () => defineFunction("gmtime", "seconds? /", ofTimestamp),
    localtime: () => defineFunction("localtime", "seconds? /", ofTimestamp),
    strftime: () => defineFunction("strftime", "format t? /", format),
    mktime: () => defineFunction("mktime", "t /", toTimestamp),
  });
}
