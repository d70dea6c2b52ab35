import { stateReason } from "../state-reason/state-reason.ts";
import type { TriggerRule } from "./trigger-rule.ts";
import { countDone, describeUpstream, type NamedTaskState, type UpstreamCounts } from "./upstream-counts.ts";

/** What a trigger rule says of an instance: it may run, it is settled without running, or it waits. */
export type TriggerRuleDecision =
  | { readonly kind: "ready" }
  | { readonly kind: "settle"; readonly verb: "skip" | "failUpstream"; readonly reason: string }
  | { readonly kind: "wait"; readonly reason: string };

type Verdict = "ready" | "skip" | "failUpstream" | "wait";

interface Tally extends UpstreamCounts {
  /** Failed, or not run for a failure further up. */
  readonly notSuccessful: number;
  readonly isAllDone: boolean;
}

interface RuleEntry {
  /** Completes "The trigger rule "…" needs". */
  readonly need: string;
  readonly judge: (tally: Tally) => Verdict;
}

/**
 * Every trigger rule as a row: settling is looked at first, then running.
 *
 * Parity: except where a row asks `isAllDone` first, settling does not wait: `all_success` fails at the first
 * failure it sees. A removed upstream instance is done and nothing else, so `all_success` never runs beside one.
 */
const RULES = {
  all_success: {
    need: "every upstream task to succeed",
    // A failure weighs more than a skip when both are known.
    judge: ({ notSuccessful, skipped, success, total }) =>
      notSuccessful > 0 ? "failUpstream" : skipped > 0 ? "skip" : success === total ? "ready" : "wait",
  },
  all_failed: {
    need: "every upstream task to fail",
    judge: ({ notSuccessful, skipped, success, total }) =>
      success > 0 || skipped > 0 ? "skip" : notSuccessful === total ? "ready" : "wait",
  },
  all_done: {
    need: "every upstream task to finish",
    judge: ({ isAllDone }) => (isAllDone ? "ready" : "wait"),
  },
  all_skipped: {
    need: "every upstream task to be skipped",
    judge: ({ notSuccessful, skipped, success, total }) =>
      success > 0 || notSuccessful > 0 ? "skip" : skipped === total ? "ready" : "wait",
  },
  one_success: {
    need: "an upstream task to succeed",
    judge: ({ isAllDone, skipped, success, total }) => {
      if (success > 0) return "ready";
      if (!isAllDone) return "wait";
      return skipped === total ? "skip" : "failUpstream";
    },
  },
  one_failed: {
    need: "an upstream task to fail",
    judge: ({ isAllDone, notSuccessful }) => (notSuccessful > 0 ? "ready" : isAllDone ? "skip" : "wait"),
  },
  one_done: {
    need: "an upstream task to succeed or to fail",
    // Parity: neither a skip nor a failure further up counts as done here.
    judge: ({ failed, isAllDone, success }) => (success > 0 || failed > 0 ? "ready" : isAllDone ? "skip" : "wait"),
  },
  none_failed: {
    need: "every upstream task to succeed or to be skipped",
    judge: ({ notSuccessful, skipped, success, total }) =>
      notSuccessful > 0 ? "failUpstream" : success + skipped === total ? "ready" : "wait",
  },
  none_failed_min_one_success: {
    need: "every upstream task to succeed or to be skipped, and one of them to succeed",
    judge: ({ notSuccessful, skipped, success, total }) => {
      if (notSuccessful > 0) return "failUpstream";
      if (skipped === total) return "skip";
      return success + skipped === total ? "ready" : "wait";
    },
  },
  none_skipped: {
    need: "every upstream task to finish without being skipped",
    judge: ({ isAllDone, skipped }) => (skipped > 0 ? "skip" : isAllDone ? "ready" : "wait"),
  },
  always: { need: "nothing", judge: () => "ready" },
  all_done_setup_success: {
    need: "every upstream task to finish and, where setups are among them, one setup to succeed",
    judge: ({ isAllDone, setupSkipped, setupSuccess, setupTotal }) => {
      if (!isAllDone) return "wait";
      if (setupTotal === 0 || setupSuccess > 0) return "ready";
      return setupSkipped === setupTotal ? "skip" : "failUpstream";
    },
  },
} as const satisfies Record<TriggerRule, RuleEntry>;

const LOOKS_FOR_ONE: ReadonlySet<TriggerRule> = new Set([
  "one_success",
  "one_failed",
  "one_done",
  "none_failed_min_one_success",
  "all_done_setup_success",
]);

/**
 * Whether a rule that is judged by a part of the upstream may come to another end than by all of it: one instance of
 * the rest can change what it says.
 */
export function looksForOneUpstream(rule: TriggerRule): boolean {
  return LOOKS_FOR_ONE.has(rule);
}

/**
 * Judges a task by what is directly upstream of it. A task with nothing upstream is ready whatever its rule.
 *
 * @param named the upstream instances, so that the reason can name them; the counts alone decide.
 */
export function evaluateTriggerRule(
  rule: TriggerRule,
  counts: UpstreamCounts,
  named?: readonly NamedTaskState[],
): TriggerRuleDecision {
  if (counts.total === 0) return READY;
  const entry: RuleEntry = RULES[rule];
  const verdict = entry.judge({
    ...counts,
    notSuccessful: counts.failed + counts.upstreamFailed,
    isAllDone: countDone(counts) >= counts.total,
  });
  if (verdict === "ready") return READY;
  const upstream = describeUpstream(counts, named);
  const reason = stateReason("trigger-rule", { triggerRule: rule, need: entry.need, upstream });
  return verdict === "wait" ? { kind: "wait", reason } : { kind: "settle", verb: verdict, reason };
}

const READY: TriggerRuleDecision = { kind: "ready" };
