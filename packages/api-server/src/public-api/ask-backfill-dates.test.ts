import { addSeconds, type Instant, parseInstant } from "@baram/domain";
import { afterEach, beforeEach, expect, test } from "vitest";
import { ApiServerFixture, aDag, aTask } from "../api-server.fixture.ts";
import type { AskAuthorsNextDagRun } from "../route-dependencies.ts";
import { askBackfillDates } from "./ask-backfill-dates.ts";

const FROM = parseInstant("2023-12-01T00:00:00Z") as Instant;
const RANGE = { from: FROM, to: addSeconds(FROM, 3 * 3600) };
const OWN = { kind: "custom", className: "OwnTimetable", summary: "own", description: "" } as const;

let fixture: ApiServerFixture;

beforeEach(async () => {
  fixture = await ApiServerFixture.open();
  await fixture.storeDags([aDag("own", [aTask("a")], { schedule: OWN })]);
});
afterEach(() => fixture.close());

const hourly: AskAuthorsNextDagRun = async (_, { last, restriction }) => {
  const start = last?.end ?? restriction.earliest ?? FROM;
  const end = addSeconds(start, 3600);
  return { kind: "answer", answer: { logicalDate: start, dataInterval: { start, end }, runAfter: end } };
};

function ask(askAuthorsNextDagRun: AskAuthorsNextDagRun, limit = 100) {
  return askBackfillDates({ dagId: "own", range: RANGE, limit }, { store: fixture.store, askAuthorsNextDagRun });
}

test("an author's timetable is asked date after date, to the end of the range", async () => {
  const asked = await ask(hourly);
  expect(asked.kind === "dates" && asked.dates?.map(({ logicalDate }) => logicalDate)).toEqual(
    [0, 1, 2, 3].map((hour) => addSeconds(FROM, hour * 3600)),
  );
});

test("no more dates are asked for than are wanted", async () => {
  const asked = await ask(hourly, 2);
  expect(asked.kind === "dates" && asked.dates).toHaveLength(2);
});

test("a timetable that does not answer says why", async () => {
  const failed: AskAuthorsNextDagRun = async () => ({ kind: "failed", message: "RangeError: no" });
  expect(await ask(failed)).toEqual({ kind: "unavailable", message: "RangeError: no" });
});
