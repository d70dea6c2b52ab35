import { expect, test } from "vitest";
import type { TaskInstanceState } from "../task-instance/task-instance-state.ts";
import { evaluateTriggerRule } from "./evaluate-trigger-rule.ts";
import { parseTriggerRule, TRIGGER_RULES, type TriggerRule } from "./trigger-rule.ts";
import { countUpstream, NO_UPSTREAM } from "./upstream-counts.ts";

const STATES: Readonly<Record<string, TaskInstanceState>> = {
  s: "success",
  f: "failed",
  k: "skipped",
  u: "upstream_failed",
  r: "removed",
  ".": "running",
};

const VERDICTS: Readonly<Record<string, string>> = { R: "ready", K: "skip", U: "failUpstream", w: "wait" };

/** One letter per rule and pair of upstream states ({@link STATES}): R ready, K skip, U upstream failed, w wait. */
const TABLE = `
                            .. .s .f .k .u .r ss sf sk su sr ff fk fu fr kk ku kr uu ur rr
all_success                 w  w  U  K  U  w  R  U  K  U  w  U  U  U  U  K  U  K  U  U  w
all_failed                  w  K  w  K  w  w  K  K  K  K  K  R  K  R  w  K  K  K  R  w  w
all_done                    w  w  w  w  w  w  R  R  R  R  R  R  R  R  R  R  R  R  R  R  R
all_skipped                 w  K  K  w  K  w  K  K  K  K  K  K  K  K  K  R  K  w  K  K  w
one_success                 w  R  w  w  w  w  R  R  R  R  R  U  U  U  U  K  U  U  U  U  U
one_failed                  w  w  R  w  R  w  K  R  K  R  K  R  R  R  R  K  R  K  R  R  K
one_done                    w  R  R  w  w  w  R  R  R  R  R  R  R  R  R  K  K  K  K  K  K
none_failed                 w  w  U  w  U  w  R  U  R  U  w  U  U  U  U  R  U  w  U  U  w
none_failed_min_one_success w  w  U  w  U  w  R  U  R  U  w  U  U  U  U  K  U  w  U  U  w
none_skipped                w  w  w  K  w  w  R  R  K  R  R  R  K  R  R  K  K  K  R  R  R
always                      R  R  R  R  R  R  R  R  R  R  R  R  R  R  R  R  R  R  R  R  R
all_done_setup_success      w  w  w  w  w  w  R  R  R  R  R  R  R  R  R  R  R  R  R  R  R
`;

const [PAIRS = [], ...ROWS] = TABLE.trim()
  .split("\n")
  .map((line) => line.trim().split(/ +/));

function upstream(letters: string, { isSetup = false } = {}) {
  return countUpstream(Array.from(letters).map((letter) => ({ state: STATES[letter] ?? "none", isSetup })));
}

function verdict(rule: TriggerRule, counts: ReturnType<typeof upstream>) {
  const decision = evaluateTriggerRule(rule, counts);
  return decision.kind === "settle" ? decision.verb : decision.kind;
}

test.each(TRIGGER_RULES)("%s decides every pair of upstream states as its row says", (rule) => {
  const row = ROWS.find(([name]) => name === rule)?.slice(1) ?? [];
  const decided = PAIRS.map((pair) => [pair, verdict(rule, upstream(pair))]);
  expect(decided).toEqual(PAIRS.map((pair, index) => [pair, VERDICTS[row[index] ?? ""]]));
});

test.each(TRIGGER_RULES)("%s with nothing upstream is ready", (rule) => {
  expect(evaluateTriggerRule(rule, NO_UPSTREAM)).toEqual({ kind: "ready" });
});

test("an upstream task without an instance in the run is never done", () => {
  const counts = { ...upstream("s"), total: 2 };
  expect(verdict("all_done", counts)).toBe("wait");
  expect(verdict("one_success", counts)).toBe("ready");
});

test.each([
  ["s", "ready"],
  ["f", "failUpstream"],
  ["k", "skip"],
  ["sf", "ready"],
  ["fk", "failUpstream"],
  ["kk", "skip"],
  ["s.", "wait"],
])("a teardown below setups that stand as %s decides %s", (letters, expected) => {
  expect(verdict("all_done_setup_success", upstream(letters, { isSetup: true }))).toBe(expected);
});

test("a reason says what the rule needs and what there is, by name", () => {
  const named = [
    { taskId: "extract", state: "failed" },
    { taskId: "load", state: "running" },
    { taskId: "clean", state: "success" },
  ] as const;
  const counts = countUpstream(named.map(({ state }) => ({ state, isSetup: false })));
  expect(evaluateTriggerRule("all_success", counts, named)).toEqual({
    kind: "settle",
    verb: "failUpstream",
    reason:
      'The trigger rule "all_success" needs every upstream task to succeed: ' +
      "of 3 upstream tasks, 1 succeeded (clean), 1 failed (extract) and 1 not finished (load).",
  });
});

test("a reason lists three names and counts the rest", () => {
  const named = ["a", "b", "c", "d", "e"].map((taskId) => ({ taskId, state: "queued" as const }));
  const decision = evaluateTriggerRule("all_done", { ...NO_UPSTREAM, total: 5 }, named);
  expect(decision).toMatchObject({
    kind: "wait",
    reason: expect.stringContaining("5 not finished (a, b, c and 2 more)."),
  });
});

test("older names of trigger rules are read, other spellings are not", () => {
  expect(parseTriggerRule("dummy")).toBe("always");
  expect(parseTriggerRule("none_failed_or_skipped")).toBe("none_failed_min_one_success");
  expect(parseTriggerRule("all_done")).toBe("all_done");
  for (const text of ["", "ALL_SUCCESS", "all_succes", "one_skipped"]) expect(parseTriggerRule(text)).toBeNull();
});
