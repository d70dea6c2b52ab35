import { aDag } from "@baram/domain/fixture";
import { LifecycleFixture, NOON } from "@baram/lifecycle/fixture";
import { afterEach, beforeEach, expect, test } from "vitest";
import type { AskAuthorsTimetable } from "../route-dependencies.ts";
import { askDataInterval } from "./ask-data-interval.ts";

const OWN = { kind: "custom", className: "AfterWork", summary: "AfterWork", description: "" } as const;
const ANSWER = { start: NOON, end: NOON };

let fixture: LifecycleFixture;
beforeEach(async () => {
  fixture = await LifecycleFixture.open();
});
afterEach(() => fixture.close());

function ask(askAuthorsTimetable?: AskAuthorsTimetable) {
  const asked = askAuthorsTimetable === undefined ? {} : { askAuthorsTimetable };
  return askDataInterval({ dagId: "d", at: NOON }, { store: fixture.store, ...asked });
}

const answers: AskAuthorsTimetable = async () => ({ kind: "answer", answer: ANSWER });

test("only a timetable of the author's own is asked what a run by hand covers", async () => {
  expect(await ask(answers)).toEqual({ kind: "interval", dataInterval: null });
  await fixture.storeDag(aDag({ tasks: ["a"] }));
  expect(await ask(answers)).toEqual({ kind: "interval", dataInterval: null });
  await fixture.storeDag(aDag({ tasks: ["a"], given: { schedule: OWN, startDate: NOON } }));
  expect(await ask(answers)).toEqual({ kind: "interval", dataInterval: ANSWER });
  expect(await ask()).toEqual({ kind: "interval", dataInterval: null });
});

test("a timetable that does not answer is told, not guessed", async () => {
  await fixture.storeDag(aDag({ tasks: ["a"], given: { schedule: OWN, startDate: NOON } }));
  const outcome = await ask(async () => ({ kind: "failed", message: "It took longer than 2 s." }));
  expect(outcome).toEqual({ kind: "unavailable", message: "It took longer than 2 s." });
});
