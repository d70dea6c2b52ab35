/** A Dag as a recording describes it; absent fields have Airflow's defaults. */
export interface GivenDag {
  readonly dag_id?: string;
  readonly start_date?: string;
  readonly end_date?: string;
  readonly schedule?: string | null;
  readonly catchup?: boolean;
  readonly max_active_runs?: number;
  readonly max_active_tasks?: number;
  readonly fail_stop?: boolean;
  readonly default_args?: Fields;
  readonly tasks: readonly GivenTask[];
  readonly edges?: readonly (readonly [string, string])[];
  readonly groups?: readonly GivenGroup[];
}

/** Named values, which may contain references. */
export type Fields = Readonly<Record<string, unknown>>;

/** How a task or a group is called: plainly with inputs, or mapped. */
interface GivenCall {
  readonly inputs?: Fields;
  readonly partial?: Fields;
  readonly expand?: Fields;
  readonly expand_kwargs?: unknown;
  /** The names of the parameters, where they cannot be told from the call. */
  readonly declares?: readonly string[];
}

/** A task; the fields that are not listed are options of its operator, or belong to its function. */
export interface GivenTask extends GivenCall, Fields {
  readonly task_id: string;
  readonly operator?: string;
  readonly group?: string;
  /** By try; the last one repeats. */
  readonly outcomes?: readonly string[];
  readonly returns?: unknown;
  /** Another name for references, where the id repeats. */
  readonly as?: string;
  /** A second call of `partial`. */
  readonly partial2?: Fields;
  /** Of a mapped call with a list of objects. */
  readonly strict?: boolean;
  /** Options of this one call, over those of the function. */
  readonly override?: Fields;
  /** Defaults of some parameters. */
  readonly optional?: Fields;
}

/** A task group. */
export interface GivenGroup extends GivenCall {
  /** Full. */
  readonly group_id: string;
  readonly parent?: string | null;
  readonly prefix_group_id?: boolean;
  readonly default_args?: Fields;
}

/** A run to be. */
export interface GivenRun {
  readonly dag_id?: string;
  readonly run_id: string;
  readonly logical_date: string;
  readonly run_type?: "manual" | "scheduled";
  readonly conf?: Fields;
}

/** The name of a task's function; `null` for an operator. */
export function functionNameOf(task: GivenTask): string | null {
  const name = task["fn"];
  return typeof name === "string" ? name : null;
}

/** What stands at one try of a list by tries, from 1; the last one repeats. */
export function atTry<Value>(values: readonly Value[] | undefined, tryNumber: number): Value | undefined {
  // Nothing may stand there, too.
  if (values === undefined) return undefined;
  return tryNumber <= values.length ? values[tryNumber - 1] : values.at(-1);
}
