import { type BaseOperator, InvalidOptionError, OptionReader, placeOfOperator } from "baram";
import type { HttpRequest } from "../hooks/http-hook.ts";

/** What a request carries beside its data and headers. */
export type HttpRequestKwargs = Pick<HttpRequest, "json" | "params" | "cookies">;

const NAMES: readonly string[] = Object.keys({
  json: true,
  params: true,
  cookies: true,
} satisfies Record<keyof HttpRequestKwargs, true>);

/** Reads what the requests of an operator carry, and refuses what none can, for authors without a compiler. */
export function readRequestKwargs(operator: BaseOperator, requestKwargs: HttpRequestKwargs | undefined) {
  const place = placeOfOperator(operator);
  const given = new OptionReader(place, { requestKwargs }).record("requestKwargs") ?? {};
  const unknown = Object.keys(given).find((name) => !NAMES.includes(name));
  if (unknown !== undefined) {
    throw new InvalidOptionError(place, `"requestKwargs" has "${unknown}"; it knows ${NAMES.join(", ")}.`);
  }
  return requestKwargs ?? {};
}
