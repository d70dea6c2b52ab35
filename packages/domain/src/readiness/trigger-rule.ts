/** When the states of its upstream tasks let a task run: Airflow's own strings. */
export const TRIGGER_RULES = [
  "all_success",
  "all_failed",
  "all_done",
  "all_skipped",
  "one_success",
  "one_failed",
  "one_done",
  "none_failed",
  "none_failed_min_one_success",
  "none_skipped",
  "always",
  "all_done_setup_success",
] as const;

/** When the states of its upstream tasks let a task run. */
export type TriggerRule = (typeof TRIGGER_RULES)[number];

/** Names that older Dags use. */
const LEGACY_NAMES: ReadonlyMap<string, TriggerRule> = new Map([
  ["dummy", "always"],
  ["none_failed_or_skipped", "none_failed_min_one_success"],
]);

/** Reads a trigger rule as an author writes it, older names included; `null` when there is no such rule. */
export function parseTriggerRule(text: string): TriggerRule | null {
  return TRIGGER_RULES.find((rule) => rule === text) ?? LEGACY_NAMES.get(text) ?? null;
}
