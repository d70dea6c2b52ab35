import type { Json, JsonObject } from "@baram/domain";
import { areSameJson, type ParityOutcome } from "../parity-format.ts";
import { type ComparisonOptions, compareRuns, type ExpectedRun } from "./compare-runs.ts";
import type { GivenDag } from "./given.ts";
import type { OutcomeStage } from "./outcome-world.ts";
import type { RecordedApi } from "./recorded-api.ts";

/** Something done to the runs of a recording. */
export type GivenStep =
  | { readonly action: "schedule" }
  | { readonly action: "rest"; readonly method: string; readonly path: string; readonly body: Json }
  | { readonly action: "change_dag"; readonly dag: GivenDag }
  | { readonly action: "create_run"; readonly run_id: string; readonly logical_date: string };

/** What is there after a step. */
export interface ExpectedStep {
  readonly response?: { readonly status: number; readonly task_instances?: readonly (readonly [string, string])[] };
  readonly runs: Readonly<Record<string, ExpectedRun>>;
}

/** Does each step and compares after it; ends with the first difference. */
export async function playSteps(
  stage: OutcomeStage,
  given: {
    readonly api: RecordedApi;
    readonly steps: readonly GivenStep[];
    readonly expected: readonly ExpectedStep[];
  },
  options: ComparisonOptions,
): Promise<ParityOutcome> {
  for (const [index, step] of given.steps.entries()) {
    const expected = given.expected[index];
    if (expected === undefined) throw new Error(`Nothing was recorded after step ${index}.`);
    const response = await playStep(stage, step, { api: given.api, dagId: options.dagId });
    const outcome =
      compareResponses(expected.response ?? null, response) ??
      compareRuns(expected.runs, await stage.readRuns(), options);
    if (outcome.kind !== "failed") continue;
    const place = `step ${index} (${step.action})`;
    return { kind: "failed", expected: { [place]: outcome.expected }, actual: { [place]: outcome.actual } };
  }
  return { kind: "passed" };
}

async function playStep(
  stage: OutcomeStage,
  step: GivenStep,
  { api, dagId }: { readonly api: RecordedApi; readonly dagId: string },
): Promise<ExpectedStep["response"] | null> {
  switch (step.action) {
    case "schedule":
      await stage.schedule();
      return null;
    case "create_run":
      await stage.createRun(step, dagId);
      return null;
    case "change_dag":
      await stage.storeDag(step.dag);
      return null;
    case "rest": {
      const { status, json } = await api.send({ ...step, path: step.path.replace("{dag_id}", dagId) });
      return { status, ...pairsOf(json) };
    }
  }
}

/** The run and task of each instance that was answered, where instances were answered. */
function pairsOf(json: Json): Pick<NonNullable<ExpectedStep["response"]>, "task_instances"> {
  if (typeof json !== "object" || json === null || Array.isArray(json)) return {};
  const instances = (json as JsonObject)["task_instances"];
  if (!Array.isArray(instances)) return {};
  const pairs = instances.map((instance) => {
    const { dag_run_id, task_id } = instance as { readonly dag_run_id: string; readonly task_id: string };
    return [dag_run_id, task_id] as const;
  });
  return { task_instances: pairs.toSorted((one, other) => (one.join(" ") < other.join(" ") ? -1 : 1)) };
}

function compareResponses(expected: unknown, actual: unknown): ParityOutcome | null {
  return areSameJson(expected, actual) ? null : { kind: "failed", expected, actual };
}
