import { STATE_REASONS } from "@baram/domain";
import { describe, expect, test } from "vitest";
import { stateReasonEn, stateReasonKo } from "./state-reason.ts";
import { waitingEn, waitingKo } from "./waiting.ts";

/** Sentences of the server by their codes: what the pages say for each, in both languages. */
const TABLES = {
  "state reasons": [stateReasonEn.of, stateReasonKo.of, Object.keys(STATE_REASONS)],
  "reasons to wait": [waitingEn.reason, waitingKo.reason, Object.keys(waitingEn.reason)],
  "reasons of no next run": [waitingEn.nextRun, waitingKo.nextRun, Object.keys(waitingEn.nextRun)],
  "reasons of a missing run": [waitingEn.missingRun, waitingKo.missingRun, Object.keys(waitingEn.missingRun)],
} as const;

describe.each(Object.entries(TABLES))("%s", (_name, [english, korean, codes]) => {
  test("have words for every code in both languages", () => {
    expect(Object.keys(english).toSorted()).toEqual([...codes].toSorted());
    expect(Object.keys(korean).toSorted()).toEqual([...codes].toSorted());
  });

  test("are worded in Korean without the English of the server", () => {
    const sentences = Object.values<string>(korean);
    expect(sentences.filter((sentence) => !/[가-힣]/.test(sentence) || sentence.includes("{{message}}"))).toEqual([]);
  });
});

test("the Korean words of a state's reason say all that its sentence says", () => {
  const silent = Object.entries(STATE_REASONS).filter(([kind, sentence]) => {
    const words = stateReasonKo.of[kind as keyof typeof STATE_REASONS];
    return (sentence.match(/\{\w+\}/g) ?? []).length > 0 && !words.includes("{{");
  });
  expect(silent).toEqual([]);
});
