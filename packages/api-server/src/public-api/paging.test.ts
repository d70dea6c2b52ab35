import { expect, test } from "vitest";
import type { ApiServerConfiguration } from "../route-dependencies.ts";
import { pageOf } from "./paging.ts";

function limitOf(limit: number | undefined, configuration: Partial<ApiServerConfiguration>): unknown {
  const page = pageOf({ limit, offset: undefined }, {
    maximumPageLimit: 500,
    ...configuration,
  } as ApiServerConfiguration);
  return "limit" in page ? page.limit : page.kind;
}

test("a list without a limit has a hundred rows, and a limit of 0 asks for as many as the configuration says", () => {
  expect(limitOf(undefined, { fallbackPageLimit: 20 })).toBe(100);
  expect(limitOf(0, { fallbackPageLimit: 20 })).toBe(20);
  expect(limitOf(0, {})).toBe(100);
});

test("no list is longer than its maximum, whoever asks for more", () => {
  expect(limitOf(1000, {})).toBe(500);
  expect(limitOf(0, { fallbackPageLimit: 1000 })).toBe(500);
  expect(limitOf(undefined, { maximumPageLimit: 5 })).toBe(5);
});

test("a negative limit is refused", () => {
  expect(limitOf(-1, {})).toBe("problem");
});
