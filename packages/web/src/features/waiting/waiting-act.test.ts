import { HITL_TRIGGER_CLASSPATH } from "@baram/domain";
import { expect, test } from "vitest";
import { waitingActOf } from "./waiting-act.ts";

test("what waits for a pool leads to that pool, and to a new one where there is none", () => {
  expect(waitingActOf("pool-full", { pool: "etl" })).toEqual({ kind: "pool", pool: "etl", isMissing: false });
  expect(waitingActOf("pool-missing", { pool: "gone" })).toEqual({ kind: "pool", pool: "gone", isMissing: true });
});

test("what waits for a person leads to the inbox, and what waits for a trigger to those who await it", () => {
  expect(waitingActOf("deferred", { trigger: HITL_TRIGGER_CLASSPATH })).toEqual({ kind: "inbox" });
  expect(waitingActOf("deferred", { trigger: "HttpTrigger" })).toEqual({ kind: "processes" });
});

test("what waits for an earlier run leads to it, and a retry can be had now", () => {
  expect(waitingActOf("previous-run", { run_id: "r1" })).toEqual({ kind: "previous-run", runId: "r1" });
  expect(waitingActOf("retry-delay", {})).toEqual({ kind: "clear" });
});
