import { CalendarDate } from "../dates/calendar-date.ts";
import { DateTime } from "../dates/date-time.ts";
import { TimeOfDay } from "../dates/time-of-day.ts";
import type { Evaluation, Filter } from "../evaluate/environment.ts";
import { TemplateError } from "../template-error.ts";
import { typeNameOf, Undefined, type Value } from "../values/value.ts";
import { filterTable } from "./filter-table.ts";

type Dated = DateTime | CalendarDate | TimeOfDay;

/** Parity: a date is shown in its own zone, None stays None, and text is not read as a date. */
function ofDate(method: string, show: (date: Dated) => string) {
  return (_evaluation: Evaluation, value: Value): Value => {
    if (value === null) return null;
    if (value instanceof DateTime || value instanceof CalendarDate || value instanceof TimeOfDay) return show(value);
    if (value instanceof Undefined) return value.fail();
    throw new TemplateError("AttributeError", `'${typeNameOf(value)}' object has no attribute '${method}'`);
  };
}

function formatted(format: string) {
  return ofDate("strftime", (date) => date.format(format));
}

function isoText(date: Dated): string {
  return date instanceof DateTime ? date.isoFormat("T", "auto") : date.text();
}

/** Airflow's filters of dates. */
export const DATE_FILTERS: ReadonlyMap<string, Filter> = filterTable([
  ["ds", "", formatted("%Y-%m-%d")],
  ["ds_nodash", "", formatted("%Y%m%d")],
  ["ts", "", ofDate("isoformat", isoText)],
  ["ts_nodash", "", formatted("%Y%m%dT%H%M%S")],
  ["ts_nodash_with_tz", "", ofDate("isoformat", (date) => isoText(date).replace(/[-:]/g, ""))],
]);
