import { expect, test } from "vitest";
import type { Configuration } from "../configuration/configuration.ts";
import { ConfigurationError } from "../configuration/configuration.ts";
import { metricChoice } from "./metric-choice.ts";

function choice(given: Partial<Configuration["metrics"]>) {
  const options = { metrics_allow_list: "", metrics_block_list: "", metrics_use_pattern_match: false, ...given };
  return metricChoice(options as Configuration["metrics"]);
}

test("without lists everything is kept", () => {
  expect(choice({})("ti.start")).toBe(true);
});

test("a list is of what names begin with", () => {
  const isChosen = choice({ metrics_allow_list: "TI, pool." });
  expect([isChosen("ti.start"), isChosen("pool.open_slots"), isChosen("scheduler.pool.x")]).toEqual([
    true,
    true,
    false,
  ]);
});

test("what is allowed beats what is blocked", () => {
  expect(choice({ metrics_allow_list: "ti", metrics_block_list: "ti" })("ti.start")).toBe(true);
  expect(choice({ metrics_block_list: "ti" })("ti.start")).toBe(false);
});

test("a pattern may match anywhere in a name", () => {
  const isChosen = choice({ metrics_allow_list: "duration$,^pool", metrics_use_pattern_match: true });
  expect([isChosen("task.duration"), isChosen("pool.open_slots"), isChosen("my.pool")]).toEqual([true, true, false]);
});

test("a pattern that is none is said in one sentence", () => {
  expect(() => choice({ metrics_block_list: "(", metrics_use_pattern_match: true })).toThrow(ConfigurationError);
});
