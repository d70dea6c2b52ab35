import {
  compareRuns,
  compareTriggeredRuns,
  type ExpectedRun,
  type ExpectedTriggeredRun,
} from "../dag-run-outcome/compare-runs.ts";
import type { GivenDag, GivenRun } from "../dag-run-outcome/given.ts";
import { type OutcomeStage, OutcomeWorld } from "../dag-run-outcome/outcome-world.ts";
import { type GivenMappedStep, playMappedSteps } from "../dag-run-outcome/play-mapped-steps.ts";
import { type ExpectedStep, type GivenStep, playSteps } from "../dag-run-outcome/play-steps.ts";
import { findUnsupported } from "../dag-run-outcome/unsupported.ts";
import { isErrorKind } from "../error-kinds.ts";
import type { ParityCase, ParityFormat, ParityOutcome, ParitySurroundings } from "../parity-format.ts";

interface Given {
  readonly dag?: GivenDag;
  readonly dags?: readonly GivenDag[];
  readonly runs?: readonly GivenRun[];
  readonly more_dags?: readonly GivenDag[];
  /** All of one kind: an `action` on the runs of a Dag, or a `step` of mapped tasks. */
  readonly steps?: readonly (GivenStep | GivenMappedStep)[];
  readonly now?: string;
  readonly config?: Readonly<Record<string, number>>;
}

interface Expected {
  readonly runs?: Readonly<Record<string, ExpectedRun>>;
  /** Runs that tasks have triggered. */
  readonly triggered_runs?: readonly ExpectedTriggeredRun[];
  readonly steps?: readonly ExpectedStep[];
  readonly after_steps?: readonly ExpectedStep[];
  /** Airflow's name for what its author was told. */
  readonly error?: string;
}

const KNOWN_FIELDS: ReadonlySet<string> = new Set(["dag", "dags", "more_dags", "runs", "steps", "now", "config"]);
/** What book recordings leave out, when their notes say so. */
const LEFT_OUT = ["skipmixin_key", "trigger_run_id", "trigger_logical_date_iso"];

let world: OutcomeWorld | null = null;

/** Runs of Dags, carried out in memory. */
export const dagRunOutcome: ParityFormat = {
  format: "dag-run-outcome/1",
  runsDags: true,

  async run(parityCase, surroundings) {
    const given = parityCase.given as Given;
    const reason = findReasonToSkip(given);
    if (reason !== null) return { kind: "skipped", reason };
    world ??= await OutcomeWorld.open(surroundings);
    return play(world, parityCase, surroundings);
  },

  async close() {
    await world?.close();
    world = null;
  },
};

function findReasonToSkip(given: Given): string | null {
  const field = Object.keys(given).find((name) => !KNOWN_FIELDS.has(name));
  if (field !== undefined) return `a case with "${field}" is not supported yet`;
  const option = Object.keys(given.config ?? {}).find((name) => name !== "core.max_map_length");
  if (option !== undefined) return `the option ${option} is not supported yet`;
  for (const dag of dagsOf(given)) {
    const unsupported = findUnsupported(dag);
    if (unsupported !== null) return unsupported;
  }
  return null;
}

function dagsOf(given: Given): readonly GivenDag[] {
  return [...(given.dags ?? []), ...(given.dag === undefined ? [] : [given.dag]), ...(given.more_dags ?? [])];
}

async function play(
  world: OutcomeWorld,
  parityCase: ParityCase,
  { notes }: ParitySurroundings,
): Promise<ParityOutcome> {
  const given = parityCase.given as Given;
  const expected = parityCase.expected as Expected;
  const stage = await world.begin({ now: given.now, maxMapLength: given.config?.["core.max_map_length"] });
  try {
    const error = await storeDags(stage, dagsOf(given));
    if (error !== null || expected.error !== undefined) return compareErrors(expected.error ?? null, error);
    const dagId = dagsOf(given)[0]?.dag_id ?? "d";
    const omittedKeys = notes.some((note) => note.includes("keys skipmixin_key") && note.includes("left out"))
      ? LEFT_OUT
      : [];
    const options = { dagId, omittedKeys };
    const steps = given.steps ?? [];
    if (steps.some((step) => "step" in step)) {
      const mapped = { dag: given.dag ?? { tasks: [] }, steps: steps as readonly GivenMappedStep[] };
      return await playMappedSteps(stage, { ...mapped, expected: expected.after_steps ?? [] }, options);
    }
    const runs = given.runs ?? [];
    await createRuns(stage, { runs, dagId, isInTurn: notes.some((note) => IN_TURN.test(note)) });
    if (steps.length > 0) {
      const played = { api: world.api, steps: steps as readonly GivenStep[], expected: expected.steps ?? [] };
      return await playSteps(stage, played, options);
    }
    await stage.schedule();
    const actual = await stage.readRuns();
    const outcome = compareRuns(expected.runs ?? {}, actual, options);
    if (outcome.kind !== "passed" || expected.triggered_runs === undefined) return outcome;
    const triggered = [...actual.values()].filter(({ run_id }) => !runs.some((run) => run.run_id === run_id));
    return compareTriggeredRuns(expected.triggered_runs, triggered, options);
  } finally {
    stage.close();
  }
}

/** How recordings say that each run was carried out to its end before the next one was made. */
const IN_TURN = /^Each case is one Dag .* and its runs/;

async function createRuns(
  stage: OutcomeStage,
  { runs, dagId, isInTurn }: { readonly runs: readonly GivenRun[]; readonly dagId: string; readonly isInTurn: boolean },
): Promise<void> {
  for (const run of runs) {
    await stage.createRun(run, dagId);
    if (isInTurn) await stage.schedule();
  }
}

/** @returns what an author would have been told, or `null`. */
async function storeDags(stage: OutcomeStage, dags: readonly GivenDag[]): Promise<{ readonly thrown: unknown } | null> {
  try {
    for (const dag of dags) await stage.storeDag(dag);
    return null;
  } catch (error) {
    return { thrown: error };
  }
}

function compareErrors(expected: string | null, error: { readonly thrown: unknown } | null): ParityOutcome {
  if (error !== null && expected !== null && isErrorKind(error.thrown, expected)) return { kind: "passed" };
  return {
    kind: "failed",
    expected: expected ?? "no error",
    actual: error === null ? "no error" : describe(error.thrown),
  };
}

function describe(thrown: unknown): string {
  return thrown instanceof Error ? (thrown.stack ?? thrown.message) : String(thrown);
}
