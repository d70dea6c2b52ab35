import { expect, test } from "vitest";
import { type Instant, parseInstant } from "../time/instant.ts";
import { type Resumption, resumptionOfTry } from "./resumption.ts";

const RESUMPTION: Resumption = {
  tryNumber: 2,
  startDate: parseInstant("2026-11-06T00:00:00Z") as Instant,
  methodName: "readAnswer",
  methodKwargs: null,
  classpath: "AnswerTrigger",
  outcome: { kind: "event", value: "1" },
};

test("only the try that was deferred goes on; another begins anew", () => {
  expect(resumptionOfTry(JSON.stringify(RESUMPTION), 2)).toEqual(RESUMPTION);
  expect(resumptionOfTry(JSON.stringify(RESUMPTION), 3)).toBeNull();
  expect(resumptionOfTry(null, 2)).toBeNull();
});
