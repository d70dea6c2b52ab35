import { isErrorKind } from "../error-kinds.ts";
import { compareValues, type ParityOutcome } from "../parity-format.ts";
import type { ReadRun, ReadTaskInstance } from "./read-runs.ts";

/** A run as it was recorded; absent fields were not. */
export interface ExpectedRun {
  readonly dag_id?: string;
  readonly state: string;
  readonly task_instances: readonly ExpectedTaskInstance[];
  readonly xcoms?: readonly (ExpectedXCom | readonly [string, number, string, unknown])[];
}

interface ExpectedTaskInstance {
  readonly task_id: string;
  readonly map_index: number;
  readonly state: string | null;
  readonly try_number: number;
  readonly max_tries?: number;
  readonly rendered_map_index?: string;
  /** Airflow's name for the kind of the last failure, where it is not the one that was prescribed. */
  readonly error?: string;
}

interface ExpectedXCom {
  readonly task_id: string;
  readonly map_index?: number;
  readonly key: string;
  readonly value: unknown;
}

/** How a recording is compared. */
export interface ComparisonOptions {
  readonly dagId: string;
  /** Keys of XComs that were left out of the recording. */
  readonly omittedKeys: readonly string[];
}

/** Compares runs with what was recorded of them, field by field as far as it was recorded. */
export function compareRuns(
  expected: Readonly<Record<string, ExpectedRun>>,
  actual: ReadonlyMap<string, ReadRun>,
  options: ComparisonOptions,
): ParityOutcome {
  const runs = Object.entries(expected).map(([runId, run]) => {
    const key = `${run.dag_id ?? options.dagId} ${runId}`;
    return [runId, normalize(run, actual.get(key) ?? findByRunId(actual, runId), options)] as const;
  });
  return compareValues({
    expected: Object.fromEntries(runs.map(([runId, run]) => [runId, run.expected])),
    actual: Object.fromEntries(runs.map(([runId, run]) => [runId, run.actual])),
  });
}

/** Recordings name runs of other Dags by their run id alone. */
function findByRunId(actual: ReadonlyMap<string, ReadRun>, runId: string): ReadRun | null {
  return [...actual].find(([key]) => key.endsWith(` ${runId}`))?.[1] ?? null;
}

/** A run that a task has triggered, as it was recorded. */
export interface ExpectedTriggeredRun extends ExpectedRun {
  readonly dag_id: string;
  readonly run_type: string;
  readonly conf: unknown;
  readonly run_id_prefix: string;
}

/** Compares the runs that tasks have triggered, in the order of Dag id and conf. */
export function compareTriggeredRuns(
  expected: readonly ExpectedTriggeredRun[],
  actual: readonly ReadRun[],
  options: ComparisonOptions,
): ParityOutcome {
  const place = ({ dag_id, conf }: ReadRun) => `${dag_id} ${JSON.stringify(conf)}`;
  const inOrder = actual.toSorted((one, other) => (place(one) < place(other) ? -1 : 1));
  const length = Math.max(expected.length, inOrder.length);
  const runs = Array.from({ length }, (_, index) => compareTriggered(expected[index], inOrder[index], options));
  return compareValues({ expected: runs.map((run) => run.expected), actual: runs.map((run) => run.actual) });
}

function compareTriggered(
  expected: ExpectedTriggeredRun | undefined,
  actual: ReadRun | undefined,
  options: ComparisonOptions,
) {
  if (expected === undefined || actual === undefined) return { expected: expected?.dag_id, actual: actual?.run_id };
  const { dag_id, run_type, conf, run_id_prefix } = expected;
  const runs = normalize(expected, actual, options);
  return {
    expected: { dag_id, run_type, conf, run_id_prefix, run: runs.expected },
    actual: {
      dag_id: actual.dag_id,
      run_type: actual.run_type,
      conf: actual.conf,
      run_id_prefix: actual.run_id.slice(0, run_id_prefix.length),
      run: runs.actual,
    },
  };
}

/** Both sides in the same form, as short as a person wants to read it. */
function normalize(expected: ExpectedRun, actual: ReadRun | null, { omittedKeys }: ComparisonOptions) {
  if (actual === null) return { expected: "a run", actual: "none" };
  const counted = (xcoms: readonly XComRow[]) =>
    xcoms.filter(([, , key]) => !omittedKeys.includes(key)).toSorted(byText);
  const withXComs = expected.xcoms !== undefined || omittedKeys.length > 0;
  return {
    expected: {
      state: expected.state,
      task_instances: expected.task_instances.map((instance) => lineOf(instance, instance)),
      ...(withXComs ? { xcoms: counted((expected.xcoms ?? []).map(rowOf)) } : {}),
    },
    actual: {
      state: actual.state,
      task_instances: actual.task_instances.map((instance, index) => {
        const recorded = expected.task_instances[index];
        return lineOf(sameKind(instance, recorded), recorded);
      }),
      ...(withXComs ? { xcoms: counted(actual.xcoms.map(rowOf)) } : {}),
    },
  };
}

type XComRow = readonly [taskId: string, mapIndex: number, key: string, value: unknown];

function rowOf(xcom: ExpectedXCom | readonly [string, number, string, unknown]): XComRow {
  if (!isObject(xcom)) return xcom;
  return [xcom.task_id, xcom.map_index ?? -1, xcom.key, xcom.value];
}

function isObject(xcom: ExpectedXCom | readonly [string, number, string, unknown]): xcom is ExpectedXCom {
  return !Array.isArray(xcom);
}

function byText(one: XComRow, other: XComRow): number {
  const [left, right] = [one, other].map((row) => JSON.stringify(row.slice(0, 3))) as [string, string];
  if (left === right) return 0;
  return left < right ? -1 : 1;
}

/** An error of Baram that Airflow calls by the recorded name gets that name. */
function sameKind(instance: ReadTaskInstance, recorded: ExpectedTaskInstance | undefined) {
  const { error, rendered_map_index, ...others } = instance;
  const kind = recorded?.error;
  return {
    ...others,
    ...(rendered_map_index === null ? {} : { rendered_map_index }),
    ...(error === null ? {} : { error: kind !== undefined && isErrorKind(error, kind) ? kind : error }),
  };
}

/** One instance in one line: `a[0] success try 1`, with more where more was recorded. */
function lineOf(instance: ExpectedTaskInstance, recorded: ExpectedTaskInstance | undefined): string {
  const { task_id, map_index, state, try_number, max_tries, rendered_map_index, error } = instance;
  const parts = [`${task_id}${map_index === -1 ? "" : `[${map_index}]`} ${state} try ${try_number}`];
  if (recorded?.max_tries !== undefined) parts.push(`of ${max_tries}`);
  if (rendered_map_index !== undefined) parts.push(`named ${rendered_map_index}`);
  if (recorded?.error !== undefined) parts.push(`for ${error ?? "nothing"}`);
  return parts.join(" ");
}
