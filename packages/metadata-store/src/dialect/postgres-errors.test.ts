import { expect, test } from "vitest";
import { isConnectionLost, isRefusedForAnother } from "./postgres-errors.ts";

function anError(code: string, message = "x"): Error {
  return Object.assign(new Error(message), code === "" ? {} : { code });
}

test.each(["40P01", "40001", "23505"])("a transaction refused with %s was in another's way", (code) => {
  expect(isRefusedForAnother(anError(code))).toBe(true);
  expect(isConnectionLost(anError(code))).toBe(false);
});

test.each(["25P03", "57P01", "57P03", "08006", "53300", "ECONNREFUSED", "ECONNRESET"])(
  "%s says that nobody answers",
  (code) => {
    expect(isConnectionLost(anError(code))).toBe(true);
    expect(isRefusedForAnother(anError(code))).toBe(false);
  },
);

test("a connection that ends under a query, and a host of which no address answers, say so too", () => {
  expect(isConnectionLost(anError("", "Connection terminated unexpectedly"))).toBe(true);
  expect(isConnectionLost(new AggregateError([anError("ECONNREFUSED"), anError("ECONNREFUSED")], "x"))).toBe(true);
});

test("a mistake in a query is neither", () => {
  for (const error of [anError("42P01"), anError("23503"), anError(""), "text"]) {
    expect([isConnectionLost(error), isRefusedForAnother(error)]).toEqual([false, false]);
  }
});
