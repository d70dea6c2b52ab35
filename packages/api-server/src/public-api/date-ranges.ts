import { type Instant, parseInstant } from "@baram/domain";
import type { InstantRange } from "@baram/metadata-store";
import { dateTimeParameter } from "../http/query-parameter.ts";
import * as schema from "../http/schema.ts";

/** The dates that lists of runs and of task instances are narrowed by; both ends count as within. */
export const DATE_PARAMETERS = {
  execution_date_gte: dateTimeParameter(),
  execution_date_lte: dateTimeParameter(),
  start_date_gte: dateTimeParameter(),
  start_date_lte: dateTimeParameter(),
  end_date_gte: dateTimeParameter(),
  end_date_lte: dateTimeParameter(),
  updated_at_gte: dateTimeParameter(),
  updated_at_lte: dateTimeParameter(),
};

/** The same dates in the body of a batch list. */
export const DATE_PROPERTIES = {
  execution_date_gte: schema.optionally(schema.dateTime()),
  execution_date_lte: schema.optionally(schema.dateTime()),
  start_date_gte: schema.optionally(schema.dateTime()),
  start_date_lte: schema.optionally(schema.dateTime()),
  end_date_gte: schema.optionally(schema.dateTime()),
  end_date_lte: schema.optionally(schema.dateTime()),
};

/** The ranges by the names of the queries. */
export interface DateRanges {
  readonly logicalDate: InstantRange;
  readonly startDate: InstantRange;
  readonly endDate: InstantRange;
  readonly updatedAt: InstantRange;
}

type GivenDates<Value> = { readonly [Name in keyof typeof DATE_PARAMETERS]?: Value | undefined };

/** The dates of a query as ranges. */
export function dateRangesOf(query: GivenDates<Instant>): DateRanges {
  return {
    logicalDate: { from: query.execution_date_gte, to: query.execution_date_lte },
    startDate: { from: query.start_date_gte, to: query.start_date_lte },
    endDate: { from: query.end_date_gte, to: query.end_date_lte },
    updatedAt: { from: query.updated_at_gte, to: query.updated_at_lte },
  };
}

/** The same from the texts of a body that has been checked. */
export function dateRangesOfBody(body: GivenDates<string>): DateRanges {
  const instants = Object.entries(body as Readonly<Record<string, unknown>>).flatMap(([name, value]) => {
    const at = typeof value === "string" && Object.hasOwn(DATE_PARAMETERS, name) ? parseInstant(value) : null;
    return at === null ? [] : [[name, at] as const];
  });
  return dateRangesOf(Object.fromEntries(instants));
}
