import { type BaseOperator, InvalidOptionError, placeOfOperator } from "baram";
import { HTTP_AUTH_TYPES } from "../hooks/authorization.ts";
import { EXTRA_OPTION_NAMES } from "../hooks/extra-options.ts";

/** Refuses what nobody could send a request with, for authors without a compiler. */
export function checkHttpOptions(
  operator: BaseOperator,
  given: { readonly method: unknown; readonly authType: unknown; readonly extraOptions: object | null | undefined },
): void {
  const { method, authType, extraOptions } = given;
  const refuse = (sentence: string) => new InvalidOptionError(placeOfOperator(operator), sentence);
  if (method !== undefined && (typeof method !== "string" || !/^[A-Za-z]+$/.test(method))) {
    throw refuse(`"method" is ${JSON.stringify(method)}; expected a method of HTTP such as GET.`);
  }
  if (authType !== undefined && authType !== null && !HTTP_AUTH_TYPES.some((known) => known === authType)) {
    throw refuse(`"authType" is ${JSON.stringify(authType)}; expected one of ${HTTP_AUTH_TYPES.join(", ")}.`);
  }
  const unknown = Object.keys(extraOptions ?? {}).find((name) => !EXTRA_OPTION_NAMES.includes(name));
  if (unknown === undefined) return;
  throw refuse(`"extraOptions" has "${unknown}"; it knows ${EXTRA_OPTION_NAMES.join(", ")}.`);
}
