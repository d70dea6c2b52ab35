import type { Instant } from "@baram/domain";
import { expect, test } from "vitest";
import { spanIdOfDagRun, spanIdOfTry, traceIdOf, traceParentOf } from "./trace-ids.ts";

const RUN = { dagId: "d", runId: "r", startDate: 1_000_000 as Instant };
const TRY = { dagRun: RUN, taskId: "t", mapIndex: -1, tryNumber: 1 };

test("whoever asks again, in whatever process, is told the same ids", () => {
  expect(traceIdOf(RUN)).toBe(traceIdOf({ ...RUN }));
  expect(spanIdOfTry(TRY)).toBe(spanIdOfTry({ ...TRY }));
});

test("a run that begins again is another trace", () => {
  const again = { ...RUN, startDate: 2_000_000 as Instant };
  expect(traceIdOf(again)).not.toBe(traceIdOf(RUN));
  expect(spanIdOfDagRun(again)).not.toBe(spanIdOfDagRun(RUN));
});

test.each([[{ taskId: "u" }], [{ mapIndex: 0 }], [{ tryNumber: 2 }]])("another try is another span: %o", (given) => {
  expect(spanIdOfTry({ ...TRY, ...given })).not.toBe(spanIdOfTry(TRY));
});

test("a task is told its try as the W3C writes it", () => {
  const key = { dagId: "d", runId: "r", taskId: "t", mapIndex: -1 };
  const traceParent = traceParentOf({ key, tryNumber: 1, runStartDate: RUN.startDate });
  expect(traceParent).toBe(`00-${traceIdOf(RUN)}-${spanIdOfTry(TRY)}-01`);
  expect(traceParent).toMatch(/^00-[0-9a-f]{32}-[0-9a-f]{16}-01$/);
});

test("before its run has started a try is in no trace", () => {
  const key = { dagId: "d", runId: "r", taskId: "t", mapIndex: -1 };
  expect(traceParentOf({ key, tryNumber: 1, runStartDate: null })).toBeNull();
});
