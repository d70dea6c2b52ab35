import pg, { type CustomTypesConfig } from "pg";

const { builtins } = pg.types;

/** Digits that a number holds without a loss. */
const EXACT_DIGITS = 15;

/**
 * How values of PostgreSQL are read. Whole and decimal numbers are numbers where those are exact, else `bigint` and text;
 * a date is its ISO text, a timestamp without a zone is taken as UTC, and an interval is text.
 */
export const postgresTypes: CustomTypesConfig = {
  getTypeParser(oid: number, format?: "text" | "binary") {
    const own = format === "binary" ? undefined : OWN_PARSERS.get(oid);
    return own ?? (pg.types.getTypeParser(oid, format ?? "text") as (text: string) => unknown);
  },
};

const OWN_PARSERS: ReadonlyMap<number, (text: string) => unknown> = new Map<number, (text: string) => unknown>([
  [builtins.INT8, readWholeNumber],
  [builtins.NUMERIC, readDecimal],
  [builtins.DATE, (text) => text],
  [builtins.INTERVAL, (text) => text],
  [builtins.TIMESTAMP, readTimestamp],
]);

function readWholeNumber(text: string): number | bigint {
  const number = Number(text);
  return Number.isSafeInteger(number) ? number : BigInt(text);
}

/** Of an average and a quotient PostgreSQL writes zeros that say nothing behind the point. */
function readDecimal(text: string): number | string {
  const digits = (text.includes(".") ? text.replace(/0+$/, "") : text).replace(/^-?0*|\./g, "");
  const number = Number(text);
  return digits.length <= EXACT_DIGITS && Number.isFinite(number) ? number : text;
}

/** `infinity` and dates before the common era stay text. */
function readTimestamp(text: string): Date | string {
  const moment = new Date(`${text.replace(" ", "T")}Z`);
  return Number.isNaN(moment.getTime()) ? text : moment;
}
