import { expect, test } from "vitest";
import { onceReachable } from "./once-reachable.ts";

const store = { isUnreachable: (error: unknown) => error instanceof Error && error.message === "away" };

test("what fails while the database is away is asked again", async () => {
  let count = 0;
  const ask = async () => {
    count += 1;
    if (count < 3) throw new Error("away");
    return count;
  };
  expect(await onceReachable(store, ask)).toBe(3);
});

test("what fails for a reason of its own is not", async () => {
  let count = 0;
  const ask = async () => {
    count += 1;
    throw new Error("no such table");
  };
  await expect(onceReachable(store, ask)).rejects.toThrow("no such table");
  expect(count).toBe(1);
});
