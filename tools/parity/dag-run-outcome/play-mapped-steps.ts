import type { ParityOutcome } from "../parity-format.ts";
import { type ComparisonOptions, compareRuns, type ExpectedRun } from "./compare-runs.ts";
import type { GivenDag, GivenRun } from "./given.ts";
import type { OutcomeStage } from "./outcome-world.ts";

/** Something done to the runs of a recording of mapped tasks. */
export type GivenMappedStep =
  | (GivenRun & { readonly step: "run" })
  | {
      readonly step: "clear";
      readonly run_id: string;
      readonly task_id: string;
      readonly map_indexes?: readonly number[];
      readonly downstream?: boolean;
      readonly upstream?: boolean;
      readonly only_failed?: boolean;
    }
  | { readonly step: "resume"; readonly run_id: string }
  | { readonly step: "use_dag"; readonly dag: Partial<GivenDag> };

/** Does each step and compares after it; ends with the first difference. */
export async function playMappedSteps(
  stage: OutcomeStage,
  given: {
    readonly dag: GivenDag;
    readonly steps: readonly GivenMappedStep[];
    readonly expected: readonly { readonly runs: Readonly<Record<string, ExpectedRun>> }[];
  },
  options: ComparisonOptions,
): Promise<ParityOutcome> {
  for (const [index, step] of given.steps.entries()) {
    await playStep(stage, step, { dag: given.dag, dagId: options.dagId });
    const expected = given.expected[index];
    if (expected === undefined) throw new Error(`Nothing was recorded after step ${index}.`);
    const outcome = compareRuns(expected.runs, await stage.readRuns(), options);
    if (outcome.kind !== "failed") continue;
    const place = `step ${index} (${step.step})`;
    return { kind: "failed", expected: { [place]: outcome.expected }, actual: { [place]: outcome.actual } };
  }
  return { kind: "passed" };
}

async function playStep(
  stage: OutcomeStage,
  step: GivenMappedStep,
  { dag, dagId }: { readonly dag: GivenDag; readonly dagId: string },
): Promise<void> {
  switch (step.step) {
    case "run":
      await stage.createRun(step, dagId);
      return stage.schedule();
    case "clear":
      return stage.clear({
        dagId,
        runId: step.run_id,
        taskId: step.task_id,
        mapIndexes: step.map_indexes ?? null,
        includeDownstream: step.downstream ?? false,
        includeUpstream: step.upstream ?? false,
        onlyFailed: step.only_failed ?? false,
      });
    case "resume":
      return stage.schedule();
    case "use_dag":
      return stage.storeDag({ ...dag, ...step.dag });
  }
}
