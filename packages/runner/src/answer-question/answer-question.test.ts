import { type Instant, instantFromMicroseconds, parseInstant } from "@baram/domain";
import { Dag, type Timetable } from "@baram/sdk";
import { expect, test } from "vitest";
import { LoadedDag } from "../load-bundle.ts";
import { answerQuestion } from "./answer-question.ts";

const START = parseInstant("2024-01-01T00:00:00Z") as Instant;
const END = instantFromMicroseconds(START + 3_600_000_000);
const BUNDLE = { hash: "h", modulePath: "/bundles/h.mjs", sourcePath: "/dags/d.ts" };
const RESTRICTION = { earliest: START, latest: null, catchup: true };

function ask(timetable: Timetable, dagId = "d") {
  const dag = new Dag("d", { schedule: timetable, startDate: "2024-01-01" });
  const bundles = { load: () => Promise.resolve(new Map([["d", new LoadedDag(dag)]])) };
  return answerQuestion(
    { kind: "nextDagRun", bundle: BUNDLE, dagId, last: null, restriction: RESTRICTION },
    { bundles },
  );
}

const HOURLY: Timetable = {
  nextDagRun: (_last, { earliest }) =>
    earliest === null ? null : { dataInterval: { start: earliest, end: new Date(earliest.getTime() + 3_600_000) } },
  inferManualDataInterval: (at) => ({ start: at, end: at }),
};

test("the timetable of a Dag in the bundle names the next run", async () => {
  expect(await ask(HOURLY)).toEqual({
    kind: "answer",
    answer: { logicalDate: START, dataInterval: { start: START, end: END }, runAfter: END },
  });
});

test("what goes wrong in it is an answer, and so is a Dag that the bundle does not make", async () => {
  const broken: Timetable = {
    ...HOURLY,
    nextDagRun: () => {
      throw new RangeError("no such day");
    },
  };
  expect(await ask(broken)).toEqual({ kind: "failed", message: "RangeError: no such day" });
  expect(await ask(HOURLY, "other")).toMatchObject({ kind: "failed", message: expect.stringContaining('"other"') });
});
