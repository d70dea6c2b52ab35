import { addSeconds, parseInstant } from "@baram/domain";
import { aDag } from "@baram/domain/fixture";
import { LifecycleFixture, NOON } from "@baram/lifecycle/fixture";
import { afterEach, beforeEach, expect, test } from "vitest";
import { NextMoment } from "./next-moment.ts";

const MIDNIGHT = parseInstant("2024-01-02T00:00:00Z");

let fixture: LifecycleFixture;
let next: NextMoment;

beforeEach(async () => {
  fixture = await LifecycleFixture.open();
  await fixture.storeDag(
    aDag({
      tasks: ["a"],
      given: {
        schedule: { kind: "cron", expression: "0 0 * * *", timezone: "UTC", written: "@daily" },
        startDate: parseInstant("2024-01-01T00:00:00Z"),
      },
    }),
  );
  next = new NextMoment(NOON);
});

afterEach(() => fixture.close());

test("the next moment is the one that is stored", async () => {
  expect(await next.read(fixture.store.reader)).toBe(MIDNIGHT);
});

test("the next moment is one that is heard of and comes before what is stored", async () => {
  await next.read(fixture.store.reader);

  expect(next.hear(addSeconds(NOON, 60))).toBe(true);
  expect(next.hear(addSeconds(NOON, 90))).toBe(false);
  expect(await next.read(fixture.store.reader)).toBe(addSeconds(NOON, 60));
});

test("the next moment is one that is heard of while what is stored is read", async () => {
  const reading = next.read(fixture.store.reader);
  next.hear(addSeconds(NOON, 60));

  expect(await reading).toBe(addSeconds(NOON, 60));
});

test("the next moment is none that came before the last look at all that time brings", () => {
  next.lookAt(addSeconds(NOON, 60));

  expect(next.hear(addSeconds(NOON, 30))).toBe(false);
});
