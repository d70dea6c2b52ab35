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
  readonly default_args?: Readonly<Record<string, unknown>>;
  readonly tasks: readonly GivenTask[];
  readonly edges?: readonly (readonly [string, string])[];
  readonly groups?: readonly GivenGroup[];
}

/** A task; the fields that are not listed are options of its operator, or belong to its function. */
export interface GivenTask extends Readonly<Record<string, unknown>> {
  readonly task_id: string;
  readonly operator?: string;
  readonly group?: string;
  /** By try; the last one repeats. */
  readonly outcomes?: readonly string[];
  readonly returns?: unknown;
}

/** A task group. */
export interface GivenGroup {
  /** Full. */
  readonly group_id: string;
  readonly parent?: string | null;
  readonly prefix_group_id?: boolean;
  readonly default_args?: Readonly<Record<string, unknown>>;
}

/** A run to be. */
export interface GivenRun {
  readonly dag_id?: string;
  readonly run_id: string;
  readonly logical_date: string;
  readonly run_type?: "manual" | "scheduled";
  readonly conf?: Readonly<Record<string, unknown>>;
}

/** The outcome of a task at one of its tries, from 1. */
export function outcomeAt(task: GivenTask, tryNumber: number): string {
  const outcomes = task.outcomes ?? [];
  return outcomes[tryNumber - 1] ?? outcomes.at(-1) ?? "success";
}
