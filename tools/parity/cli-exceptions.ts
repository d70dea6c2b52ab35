import { ACCOUNT_EXCEPTIONS } from "./cli/account-exceptions.ts";
import { CONFIG_EXCEPTIONS } from "./cli/config-exceptions.ts";
import type { GivenInstallation } from "./cli/given.ts";
import type { ParityException } from "./parity-exception.ts";
import type { ParityCase } from "./parity-format.ts";

const DECISION = "decisions/0048-a-command-leaves-what-a-server-would.md";
const STORED_DAGS_DECISION = "decisions/0050-stored-dags-are-never-cleared-alone.md";
const RUN_DECISION = "decisions/0055-tasks-run-is-for-when-no-server-runs.md";
const FORMAT = "cli-exchange/1";

/** Where commands leave something else behind than Airflow's. */
export const CLI_EXCEPTIONS: readonly ParityException[] = [
  {
    decision: DECISION,
    reason: "what is cleared in a running run is ready at once, and a running instance is restarting",
    format: FORMAT,
    covers: (parityCase) => hasStep(parityCase, ["tasks", "clear"]) && givenOf(parityCase).runs !== undefined,
    documented: ({ given, expected }) => withReadyInstances(given as GivenInstallation, expected as Expected),
  },
  {
    decision: DECISION,
    reason: "a tried task leaves no state behind",
    format: FORMAT,
    covers: (parityCase) => hasStep(parityCase, ["tasks", "test"]) && givenOf(parityCase).runs !== undefined,
    documented: ({ given, expected }) => withGivenStates(given as GivenInstallation, expected as Expected),
  },
  {
    decision: DECISION,
    reason: "an export to standard output that is complete has succeeded",
    format: FORMAT,
    covers: (parityCase) => hasStep(parityCase, ["connections", "export", "-"]),
    documented: ({ expected }) => withSuccesses(expected as Expected),
  },
  {
    decision: DECISION,
    reason: "a command that looks at Dags reads their files and stores what they hold",
    format: FORMAT,
    covers: (parityCase) =>
      (givenOf(parityCase).parsed === false && hasStep(parityCase, ["dags"])) ||
      (hasStep(parityCase, ["dags", "delete"]) && hasStep(parityCase, ["dags", "list"])),
    documented: ({ given, expected }) => withStoredDags(given as GivenInstallation, expected as Expected),
  },
  {
    decision: RUN_DECISION,
    reason: "a run ends with its last task",
    format: FORMAT,
    covers: (parityCase) => hasStep(parityCase, ["tasks", "run"]) && hasEndedTasks(parityCase.expected as Expected),
    documented: ({ expected }) => withEndedRuns(expected as Expected),
  },
  {
    decision: STORED_DAGS_DECISION,
    reason: "what is stored of Dags is not cleared alone",
    format: FORMAT,
    covers: (parityCase) => hasStep(parityCase, ["dags", "reserialize", "--clear-only"]),
    documented: ({ given, expected }) => withRefusal(given as GivenInstallation, expected as Expected),
  },
  ...ACCOUNT_EXCEPTIONS,
  ...CONFIG_EXCEPTIONS,
];

interface Expected {
  readonly steps: readonly RecordedStep[];
  readonly after?: {
    readonly dags?: readonly unknown[];
    readonly serialized_dags?: readonly string[];
    readonly dag_runs?: Readonly<Record<string, readonly { readonly run_id: string; readonly state: string }[]>>;
    readonly task_instances?: Readonly<Record<string, readonly RecordedInstance[]>>;
  };
}

interface RecordedStep {
  readonly exit_code: number;
  readonly stdout: { readonly format: string; readonly value?: unknown };
  readonly stderr: { readonly kind: string };
}

interface RecordedInstance {
  readonly run_id: string;
  readonly task_id: string;
  readonly map_index: number;
  readonly state: string | null;
}

function givenOf({ given }: ParityCase): GivenInstallation {
  return given as GivenInstallation;
}

function hasStep(parityCase: ParityCase, words: readonly string[]): boolean {
  return givenOf(parityCase).steps.some(({ argv }) => words.every((word, place) => argv[place] === word));
}

function withReadyInstances(given: GivenInstallation, expected: Expected): Expected {
  return withStates(expected, (dagId, { run_id, task_id, state }) => {
    const run = given.runs?.find((candidate) => candidate.dag_id === dagId && candidate.run_id === run_id);
    if ((run?.state ?? "running") !== "running") return state;
    const dag = given.dags?.find((candidate) => candidate.dag_id === dagId);
    const isFirst = dag?.edges?.every(([, downstream]) => downstream !== task_id) ?? true;
    const before = run?.task_states?.[task_id] ?? null;
    if (state === null && before !== null && isFirst) return "scheduled";
    const isCleared = state === "running" && isNamed(given, task_id, run?.logical_date ?? "");
    return isCleared ? "restarting" : state;
  });
}

/** Whether the clear is of this instance: not only of failed ones, and of a pattern and dates that it matches. */
function isNamed(given: GivenInstallation, taskId: string, logicalDate: string): boolean {
  return given.steps.some(({ argv }) => {
    if (argv.includes("-f")) return false;
    const valueOf = (flag: string) => (argv.includes(flag) ? argv[argv.indexOf(flag) + 1] : undefined);
    const pattern = valueOf("-t");
    const day = logicalDate.slice(0, 10);
    if (pattern !== undefined && !new RegExp(pattern, "u").test(taskId)) return false;
    return day >= (valueOf("-s") ?? day) && day <= (valueOf("-e") ?? day);
  });
}

function withGivenStates(given: GivenInstallation, expected: Expected): Expected {
  return withStates(expected, (dagId, { run_id, task_id, state }) => {
    const run = given.runs?.find((candidate) => candidate.dag_id === dagId && candidate.run_id === run_id);
    return run === undefined ? state : (run.task_states?.[task_id] ?? null);
  });
}

function withStates(
  expected: Expected,
  stateOf: (dagId: string, instance: RecordedInstance) => string | null,
): Expected {
  const instances = expected.after?.task_instances;
  if (instances === undefined) return expected;
  const changed: Record<string, readonly RecordedInstance[]> = {};
  for (const [dagId, rows] of Object.entries(instances)) {
    changed[dagId] = rows.map((row) => ({ ...row, state: stateOf(dagId, row) }));
  }
  return { ...expected, after: { ...expected.after, task_instances: changed } };
}

/** Whether nothing is left to be done in any of the runs. */
function hasEndedTasks(expected: Expected): boolean {
  const instances = Object.values(expected.after?.task_instances ?? {}).flat();
  return instances.length > 0 && instances.every(({ state }) => state === "success");
}

function withEndedRuns(expected: Expected): Expected {
  const runs = Object.entries(expected.after?.dag_runs ?? {}).map(([dagId, ofDag]) => {
    return [dagId, ofDag.map((run) => ({ ...run, state: "success" }))] as const;
  });
  return { ...expected, after: { ...expected.after, dag_runs: Object.fromEntries(runs) } };
}

function withSuccesses(expected: Expected): Expected {
  const steps = expected.steps.map((step) =>
    step.stderr.kind === "exception" ? { ...step, exit_code: 0, stderr: { kind: "none" } } : step,
  );
  return { ...expected, steps };
}

function withRefusal(given: GivenInstallation, expected: Expected): Expected {
  const stderr = { kind: "exception", class: "AirflowException", message: { $any: "text" } };
  const steps = expected.steps.map((step) => ({ ...step, exit_code: 1, stderr }));
  const stored = (given.dags ?? []).map(({ dag_id }) => dag_id);
  return { ...expected, steps, after: { ...expected.after, serialized_dags: stored } };
}

/** Dags are stored, as new ones are, paused; and one that was deleted is there again. */
function withStoredDags(given: GivenInstallation, expected: Expected): Expected {
  const isUnparsed = given.parsed === false;
  const steps = expected.steps.map((step) => {
    const rows = step.stdout.value;
    if (!isUnparsed || !Array.isArray(rows)) return step;
    const stored = (rows as readonly object[]).map((row) => ({ ...row, owners: ["airflow"], is_paused: "True" }));
    return { ...step, stdout: { ...step.stdout, value: stored } };
  });
  if (expected.after?.dags === undefined || isUnparsed) return { ...expected, steps };
  const dags = (given.dags ?? []).map(({ dag_id }) => ({ dag_id, is_paused: true }));
  return { ...expected, steps, after: { ...expected.after, dags } };
}
