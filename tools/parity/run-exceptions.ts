import type { ExpectedRun } from "./dag-run-outcome/compare-runs.ts";
import type { ExpectedStep, GivenStep } from "./dag-run-outcome/play-steps.ts";
import type { ParityException } from "./parity-exception.ts";
import type { ParityCase } from "./parity-format.ts";

type Runs = Readonly<Record<string, ExpectedRun>>;

/** Decided differences in how runs end, and in when what follows is decided. */
export const RUN_EXCEPTIONS: readonly ParityException[] = [
  {
    decision: "decisions/0020-a-run-that-failed-fast-ends-failed.md",
    reason: "a run in which fail-fast stopped something ends failed",
    format: "dag-run-outcome/1",
    covers: ({ given }) => (given as { readonly dag?: { readonly fail_stop?: boolean } }).dag?.fail_stop === true,
    documented: ({ expected }) => {
      const { runs = {}, steps = [] } = expected as { readonly runs?: Runs; readonly steps?: readonly ExpectedStep[] };
      return {
        ...(expected as object),
        runs: mapRuns(runs, failedWhereStopped),
        steps: steps.map((step) => ({ ...step, runs: mapRuns(step.runs, failedWhereStopped) })),
      };
    },
  },
  {
    decision: "decisions/0021-what-follows-from-a-clear-or-a-mark-is-decided-with-it.md",
    reason: "what is running goes on at once after a clear or a mark, not in the next look of the scheduler",
    format: "dag-run-outcome/1",
    covers: (parityCase) => actsOnRunning(parityCase),
    documented: ({ given, expected }) => {
      const { steps } = given as { readonly steps: readonly GivenStep[] };
      const recorded = (expected as { readonly steps: readonly ExpectedStep[] }).steps;
      return { ...(expected as object), steps: recorded.map((step, index) => afterStep(steps[index], step)) };
    },
  },
  {
    decision: "decisions/0011-a-run-is-pinned-to-the-code-it-started-with.md",
    reason: "a run that is not cleared goes on with the version of its Dag that it has",
    format: "dag-run-outcome/1",
    covers: ({ given }) => changesWithoutClear(given),
  },
];

/** Whether a Dag changes and nothing that clears a run comes after it. */
function changesWithoutClear(given: unknown): boolean {
  const { steps = [] } = given as { readonly steps?: readonly Readonly<Record<string, unknown>>[] };
  const change = steps.findLastIndex(({ action, step }) => action === "change_dag" || step === "use_dag");
  if (change === -1) return false;
  const later = steps.slice(change + 1);
  return !later.some(({ step, path }) => step === "clear" || /\/clear(?:TaskInstances)?$/.test(String(path)));
}

/** The work was stopped, if something was skipped without ever having been tried. */
function failedWhereStopped(run: ExpectedRun): ExpectedRun {
  const isStopped =
    run.task_instances.some(({ state }) => state === "failed") &&
    run.task_instances.some(({ state }) => state === "skipped");
  return isStopped && run.state === "success" ? { ...run, state: "failed" } : run;
}

function actsOnRunning({ given, expected }: ParityCase): boolean {
  const { steps = [] } = given as { readonly steps?: readonly GivenStep[] };
  const { steps: recorded = [] } = expected as { readonly steps?: readonly ExpectedStep[] };
  return steps.some((step, index) => {
    const before = Object.values(recorded[index - 1]?.runs ?? {});
    return "action" in step && step.action === "rest" && before.some(({ state }) => state === "running");
  });
}

/** Right after a request, what is running has moved on; where it has come to is compared after the next look. */
function afterStep(step: GivenStep | undefined, recorded: ExpectedStep): ExpectedStep {
  if (step?.action !== "rest") return recorded;
  const runs = Object.entries(recorded.runs).filter(([, { state }]) => state !== "running");
  return { ...recorded, runs: Object.fromEntries(runs) };
}

function mapRuns(runs: Runs, change: (run: ExpectedRun) => ExpectedRun): Runs {
  return Object.fromEntries(Object.entries(runs).map(([runId, run]) => [runId, change(run)]));
}
