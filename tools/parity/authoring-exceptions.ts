import type { ParityException } from "./parity-exception.ts";
import type { ParityCase } from "./parity-format.ts";

const DECISION = "decisions/0024-mistakes-of-mapped-calls-are-found-before-anything-runs.md";

interface RecordedTask {
  readonly operator?: string;
  readonly trigger_rule?: string;
  readonly expand?: unknown;
  readonly expand_kwargs?: unknown;
  readonly optional?: object;
  readonly extra?: unknown;
}

interface RecordedGroup {
  readonly declares?: readonly string[];
  readonly expand?: object;
}

/** Decided differences in what is refused while a Dag file loads. */
export const AUTHORING_EXCEPTIONS: readonly ParityException[] = [
  {
    decision: DECISION,
    reason: "an unknown trigger rule is refused on a mapped task, too",
    format: "dag-parse/1",
    covers: (parityCase) =>
      tasksOf(parityCase).some(
        ({ expand, expand_kwargs, trigger_rule: rule }) =>
          (expand ?? expand_kwargs) !== undefined && rule !== undefined && !KNOWN_RULES.has(rule),
      ),
    documented: () => ({ error: "AirflowException" }),
  },
  {
    decision: DECISION,
    reason: "a reference in an option that is never rendered is refused",
    format: "dag-parse/1",
    covers: (parityCase) =>
      tasksOf(parityCase).some(({ operator, extra }) => operator === "echo" && hasReference(extra)),
    documented: () => ({ error: "AirflowException" }),
  },
  {
    decision: DECISION,
    reason: "defaults of a function's parameters are known to the compiler only",
    format: "dag-parse/1",
    covers: (parityCase) => tasksOf(parityCase).some(({ optional }) => optional !== undefined),
  },
  {
    decision: DECISION,
    reason: "what the function of a task group takes is known to the compiler only",
    format: "dag-parse/1",
    covers: (parityCase) =>
      groupsOf(parityCase).some(({ declares, expand = {} }) =>
        Object.keys(expand).some((name) => declares !== undefined && !declares.includes(name)),
      ),
  },
  {
    decision: DECISION,
    reason: "references in the objects of expandKwargs are resolved",
    format: "dag-run-outcome/1",
    covers: (parityCase) =>
      tasksOf(parityCase).some(({ expand_kwargs: objects }) => Array.isArray(objects) && hasReference(objects)),
  },
];

const KNOWN_RULES: ReadonlySet<string> = new Set([
  "all_success",
  "all_failed",
  "all_done",
  "all_skipped",
  "one_success",
  "one_failed",
  "one_done",
  "none_failed",
  "none_failed_min_one_success",
  "none_failed_or_skipped",
  "none_skipped",
  "always",
  "dummy",
  "all_done_setup_success",
]);

function tasksOf({ given }: ParityCase): readonly RecordedTask[] {
  return (given as { readonly dag?: { readonly tasks?: readonly RecordedTask[] } }).dag?.tasks ?? [];
}

function groupsOf({ given }: ParityCase): readonly RecordedGroup[] {
  return (given as { readonly dag?: { readonly groups?: readonly RecordedGroup[] } }).dag?.groups ?? [];
}

function hasReference(value: unknown): boolean {
  if (typeof value !== "object" || value === null) return false;
  return "ref" in value || Object.values(value).some(hasReference);
}
