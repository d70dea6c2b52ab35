import { expect, test } from "vitest";
import { commandOf, defaultRange, requestOf } from "./backfill-draft.ts";

const RANGE = { from: "2026-09-01T05:00", to: "2026-09-03T05:00" };

test("a new back-fill begins with the last seven whole days", () => {
  const range = defaultRange(new Date("2026-11-21T13:00:00Z"), "utc");
  expect(range).toEqual({ from: "2026-11-14T00:00", to: "2026-11-20T00:00" });
});

test("an address without a range, or with one that ends before it begins, asks for nothing", () => {
  expect(requestOf({}, "utc")).toBeNull();
  expect(requestOf({ from: RANGE.to, to: RANGE.from }, "utc")).toBeNull();
  expect(requestOf({ ...RANGE, tasks: "a,b", runs: 0 }, "utc")).toEqual({
    from_date: "2026-09-01T05:00:00.000Z",
    to_date: "2026-09-03T05:00:00.000Z",
    rerun_behavior: "none",
    run_backwards: false,
    max_active_runs: null,
    task_ids: ["a", "b"],
    include_upstream: true,
  });
});

test("the command line asks for the same", () => {
  const search = { ...RANGE, rerun: "failed", backwards: true, runs: 4, tasks: "a", only: true } as const;
  const request = requestOf(search, "utc");
  if (request === null) throw new Error("There is no request.");
  expect(commandOf("umbrella", { ...request, continue_on_failures: true })).toBe(
    "baram dags backfill umbrella -s 2026-09-01T05:00:00.000Z -e 2026-09-03T05:00:00.000Z --rerun-failed-tasks -B --max-active-runs 4 --continue-on-failures -t '^(a)$' -i",
  );
});
