import { expect, test } from "vitest";
import { BUILT_IN_AUTHOR_DEFAULTS, changedAuthorDefaults } from "./author-defaults.ts";

test("an installation that says what Baram says has changed nothing", () => {
  expect(changedAuthorDefaults({ ...BUILT_IN_AUTHOR_DEFAULTS })).toEqual({});
});

test("what differs is told alone, and always in the same order", () => {
  const { timezone: _, ...others } = BUILT_IN_AUTHOR_DEFAULTS;
  const one = changedAuthorDefaults({ ...BUILT_IN_AUTHOR_DEFAULTS, retries: 2, timezone: "Asia/Seoul" });
  const other = changedAuthorDefaults({ ...others, retries: 2, timezone: "Asia/Seoul" });
  expect(one).toEqual({ timezone: "Asia/Seoul", retries: 2 });
  expect(JSON.stringify(one)).toBe(JSON.stringify(other));
});
