import { instantFromMicroseconds } from "@baram/domain";
import { expect, test } from "vitest";
import { formatLogLine } from "./format-log-line.ts";
import { serverLogger } from "./server-logger.ts";

const at = instantFromMicroseconds(1_704_110_400_123_000);

test("a line has time, level, sentence and fields, quoted where they have to be", () => {
  const fields = { count: 3, path: "a.ts", reason: "no luck" };
  expect(formatLogLine({ at, level: "info", message: "Loaded", fields })).toBe(
    `12:00:00.123 INFO  Loaded count=3 path=a.ts reason="no luck"\n`,
  );
});

test("the server's log shows the stack of an error below its sentence", () => {
  const written: string[] = [];
  const logger = serverLogger({ write: (text) => written.push(text) }, "info");
  logger.debug("Left out");
  logger.error("A step failed", { error: new TypeError("no such table") });
  expect(written).toHaveLength(1);
  expect(written[0]).toMatch(/ERROR A step failed\nTypeError: no such table\n {4}at /);
});

test("an unknown level is a mistake of whoever set Baram up", () => {
  expect(() => serverLogger({ write: () => undefined }, "loud")).toThrow("BARAM__LOGGING__LEVEL");
});
