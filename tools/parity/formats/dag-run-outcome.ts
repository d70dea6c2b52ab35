import { compareRuns, type ExpectedRun } from "../dag-run-outcome/compare-runs.ts";
import type { GivenDag, GivenRun } from "../dag-run-outcome/given.ts";
import { OutcomeWorld } from "../dag-run-outcome/outcome-world.ts";
import { type ExpectedStep, type GivenStep, playSteps } from "../dag-run-outcome/play-steps.ts";
import { findUnsupported } from "../dag-run-outcome/unsupported.ts";
import { isErrorKind } from "../error-kinds.ts";
import type { ParityCase, ParityFormat, ParityOutcome, ParitySurroundings } from "../parity-format.ts";

interface Given {
  readonly dag?: GivenDag;
  readonly dags?: readonly GivenDag[];
  readonly runs?: readonly GivenRun[];
  readonly steps?: readonly GivenStep[];
  readonly now?: string;
}

interface Expected {
  readonly runs?: Readonly<Record<string, ExpectedRun>>;
  readonly steps?: readonly ExpectedStep[];
  /** Airflow's name for what its author was told. */
  readonly error?: string;
}

const KNOWN_FIELDS: ReadonlySet<string> = new Set(["dag", "dags", "runs", "steps", "now"]);
/** What book recordings leave out, when their notes say so. */
const LEFT_OUT = ["skipmixin_key", "trigger_run_id", "trigger_logical_date_iso"];

let world: OutcomeWorld | null = null;

/** Runs of Dags, carried out in memory. */
export const dagRunOutcome: ParityFormat = {
  format: "dag-run-outcome/1",

  async run(parityCase, surroundings) {
    const given = parityCase.given as Given;
    const reason = findReasonToSkip(given);
    if (reason !== null) return { kind: "skipped", reason };
    world ??= await OutcomeWorld.open(surroundings.postgresUrl);
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
  if (given.steps?.some((step) => !("action" in step)) === true) return "steps of mapped tasks are not supported yet";
  for (const dag of dagsOf(given)) {
    const unsupported = findUnsupported(dag);
    if (unsupported !== null) return unsupported;
  }
  return null;
}

function isOfFunctions(given: Given): boolean {
  return dagsOf(given).some(({ tasks }) => tasks.some(({ fn }) => fn !== undefined));
}

function dagsOf(given: Given): readonly GivenDag[] {
  return given.dags ?? (given.dag === undefined ? [] : [given.dag]);
}

async function play(
  world: OutcomeWorld,
  parityCase: ParityCase,
  { notes }: ParitySurroundings,
): Promise<ParityOutcome> {
  const given = parityCase.given as Given;
  const expected = parityCase.expected as Expected;
  const stage = await world.begin(given.now);
  try {
    const error = await storeDags(stage, dagsOf(given));
    if (error !== null || expected.error !== undefined) return compareErrors(expected.error ?? null, error);
    const dagId = dagsOf(given)[0]?.dag_id ?? "d";
    const omittedKeys = notes.some((note) => note.includes("keys skipmixin_key") && note.includes("left out"))
      ? LEFT_OUT
      : [];
    const options = { dagId, omittedKeys };
    for (const run of given.runs ?? []) {
      await stage.createRun(run, dagId);
      // Recordings of functions carry one run out after the other, so that a later one finds what an earlier one stored.
      if (given.steps === undefined && isOfFunctions(given)) await stage.schedule();
    }
    if (given.steps !== undefined) {
      const steps = { api: world.api, steps: given.steps, expected: expected.steps ?? [] };
      return await playSteps(stage, steps, options);
    }
    await stage.schedule();
    return compareRuns(expected.runs ?? {}, await stage.readRuns(), options);
  } finally {
    stage.close();
  }
}

/** @returns what an author would have been told, or `null`. */
async function storeDags(
  stage: Awaited<ReturnType<OutcomeWorld["begin"]>>,
  dags: readonly GivenDag[],
): Promise<{ readonly thrown: unknown } | null> {
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
