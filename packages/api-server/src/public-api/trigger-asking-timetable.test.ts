import type { DataInterval } from "@baram/domain";
import { aDag } from "@baram/domain/fixture";
import { triggerDagRun } from "@baram/lifecycle";
import { LifecycleFixture, NOON } from "@baram/lifecycle/fixture";
import { findDagRun } from "@baram/metadata-store";
import { afterEach, beforeEach, expect, test } from "vitest";
import type { AskAuthorsTimetable } from "../route-dependencies.ts";
import { triggerAskingTimetable } from "./trigger-asking-timetable.ts";

const OWN = { kind: "custom", className: "AfterWork", summary: "AfterWork", description: "" } as const;
const ANSWER: DataInterval = { start: 0 as never, end: NOON };
const GIVEN: DataInterval = { start: 1 as never, end: NOON };

let fixture: LifecycleFixture;
let askedCount: number;
beforeEach(async () => {
  fixture = await LifecycleFixture.open();
  askedCount = 0;
});
afterEach(() => fixture.close());

function trigger(askAuthorsTimetable: AskAuthorsTimetable | undefined, dataInterval: DataInterval | null = null) {
  const input = { dagId: "d", logicalDate: NOON, runId: "r", conf: {}, note: null, triggeredBy: "test", now: NOON };
  return triggerAskingTimetable(
    (given) =>
      fixture.store.transaction((transaction) =>
        triggerDagRun(transaction, { ...input, allowedRunIdPattern: ".*", ...given }),
      ),
    { dataInterval, at: NOON, askAuthorsTimetable },
  );
}

async function intervalOfRun(): Promise<DataInterval | null> {
  const run = await findDagRun(fixture.store.reader, { dagId: "d", runId: "r" });
  return run === null ? null : { start: run.dataIntervalStart, end: run.dataIntervalEnd };
}

const answers: AskAuthorsTimetable = async () => {
  askedCount += 1;
  return { kind: "answer", answer: ANSWER };
};

test("a run of a Dag with a timetable of its author's own covers what that answers", async () => {
  await fixture.storeDag(aDag({ tasks: ["a"], given: { schedule: OWN, startDate: NOON } }));
  expect((await trigger(answers)).kind).toBe("created");
  expect(await intervalOfRun()).toEqual(ANSWER);
});

test("no timetable is asked where the interval is given, or known without it", async () => {
  expect((await trigger(answers)).kind).toBe("dag-not-found");
  await fixture.storeDag(aDag({ tasks: ["a"] }));
  await trigger(answers);
  expect(askedCount).toBe(0);
});

test("an interval that is given counts, whatever a timetable would say", async () => {
  await fixture.storeDag(aDag({ tasks: ["a"], given: { schedule: OWN, startDate: NOON } }));
  await trigger(answers, GIVEN);
  expect(await intervalOfRun()).toEqual(GIVEN);
  expect(askedCount).toBe(0);
});

test("where nobody can be asked the run covers what is known of the Dag", async () => {
  await fixture.storeDag(aDag({ tasks: ["a"], given: { schedule: OWN, startDate: NOON } }));
  expect((await trigger(undefined)).kind).toBe("created");
});

test("a timetable that does not answer is told, not guessed", async () => {
  await fixture.storeDag(aDag({ tasks: ["a"], given: { schedule: OWN, startDate: NOON } }));
  const outcome = await trigger(async () => ({ kind: "failed", message: "It took longer than 2 s." }));
  expect(outcome).toEqual({ kind: "timetable-silent", message: "It took longer than 2 s." });
  expect(await intervalOfRun()).toBeNull();
});
