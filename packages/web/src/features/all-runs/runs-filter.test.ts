import { expect, test } from "vitest";
import { runsFilterOf } from "./runs-filter.ts";

const TODAY = new Date("2026-11-20T14:30:00Z");

test("the days of an address are the stretch from the first to the end of the last", () => {
  expect(runsFilterOf({ from: "2026-11-18", to: "2026-11-19" }, "utc", TODAY)).toMatchObject({
    started_from: "2026-11-18T00:00:00.000Z",
    started_until: "2026-11-20T00:00:00.000Z",
  });
});

test("the longest runs are those of the last seven days where no day was chosen", () => {
  expect(runsFilterOf({ order: "longest" }, "utc", TODAY).started_from).toBe("2026-11-13T00:00:00.000Z");
  expect(runsFilterOf({ order: "longest", from: "2026-01-01" }, "utc", TODAY).started_from).toBe(
    "2026-01-01T00:00:00.000Z",
  );
  expect(runsFilterOf({}, "utc", TODAY).started_from).toBeUndefined();
});
