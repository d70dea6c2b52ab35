import { formatInstant, type Instant, parseInstant } from "@baram/domain";
import { expect, test } from "vitest";
import { Asset } from "../asset/asset.ts";
import { Dag } from "../dag/dag.ts";
import { serializeDag } from "../serialize/serialize-dag.ts";
import { askManualDataInterval, askNextDagRun } from "./ask-timetable.ts";
import { assetOrTime } from "./schedule.ts";
import type { CustomDataInterval, Timetable, TimetableRestriction } from "./timetable.ts";

const DAY_MILLISECONDS = 86_400_000;
const at = (text: string) => parseInstant(text) as Instant;

/** A day's run, but only at the given hour. */
class AfterWork implements Timetable {
  readonly description = "Every evening";
  readonly #hour: number;

  constructor(hour: number) {
    this.#hour = hour;
  }

  nextDagRun(last: CustomDataInterval | null, { earliest, latest }: TimetableRestriction) {
    const start = last?.end ?? earliest;
    if (start === null || (latest !== null && start > latest)) return null;
    const end = new Date(start.getTime() + DAY_MILLISECONDS);
    return { dataInterval: { start, end }, runAfter: new Date(end.getTime() + this.#hour * 3_600_000) };
  }

  async inferManualDataInterval(moment: Date) {
    return { start: new Date(moment.getTime() - DAY_MILLISECONDS), end: moment };
  }
}

function dagOf(timetable: unknown): Dag {
  return new Dag("d", { schedule: timetable as Timetable, startDate: "2024-01-01" });
}

const restriction = { earliest: at("2024-01-01T00:00:00Z"), latest: at("2024-01-02T00:00:00Z"), catchup: true };

test("a timetable of one's own is stored as what is shown of it", () => {
  expect(serializeDag(dagOf(new AfterWork(18))).schedule).toEqual({
    kind: "custom",
    className: "AfterWork",
    summary: "AfterWork",
    description: "Every evening",
  });
});

test("it is asked for one run after the other", async () => {
  const dag = dagOf(new AfterWork(18));
  const first = await askNextDagRun(dag, { last: null, restriction });
  expect(formatInstant(first?.runAfter ?? at("2000-01-01T00:00:00Z"))).toBe("2024-01-02T18:00:00+00:00");
  const second = await askNextDagRun(dag, { last: first?.dataInterval ?? null, restriction });
  expect(second?.logicalDate).toBe(at("2024-01-02T00:00:00Z"));
  expect(await askNextDagRun(dag, { last: second?.dataInterval ?? null, restriction })).toBeNull();
});

test("it may stand beside assets, and is asked there", async () => {
  const schedule = assetOrTime({ assets: [new Asset("s3://b/orders")], timetable: new AfterWork(18) });
  const dag = new Dag("d", { schedule, startDate: "2024-01-01" });
  expect(serializeDag(dag).schedule).toMatchObject({
    kind: "assetsOrTime",
    time: { kind: "custom", className: "AfterWork" },
  });
  const first = await askNextDagRun(dag, { last: null, restriction });
  expect(first?.logicalDate).toBe(at("2024-01-01T00:00:00Z"));
});

test("it says what a run by hand covers", async () => {
  const end = at("2024-05-01T12:00:00Z");
  expect(await askManualDataInterval(dagOf(new AfterWork(18)), end)).toEqual({
    start: at("2024-04-30T12:00:00Z"),
    end,
  });
});

test("an answer that cannot be used is refused with what it was", async () => {
  const wrong = { nextDagRun: () => ({ dataInterval: "today" }), inferManualDataInterval: () => null };
  await expect(askNextDagRun(dagOf(wrong), { last: null, restriction })).rejects.toThrow(
    "nextDagRun gave undefined where a Date was expected.",
  );
  await expect(askManualDataInterval(dagOf(wrong), restriction.earliest)).rejects.toThrow("inferManualDataInterval");
});
