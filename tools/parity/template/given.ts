import type { Json, RunType } from "@baram/domain";

/** A template with all it may look at, as a recording describes it; absent fields have Airflow's defaults. */
export interface GivenTemplate {
  readonly dag: GivenTemplateDag;
  readonly run: GivenTemplateRun;
  /** Of any shape: texts anywhere in it are rendered. */
  readonly template: unknown;
  readonly task?: {
    readonly params?: Readonly<Record<string, Json>>;
    readonly owner?: string;
    readonly retries?: number;
    readonly try_number?: number;
    readonly template_ext?: readonly string[];
    readonly inlets?: readonly string[];
    readonly outlets?: readonly string[];
  };
  readonly previous_runs?: readonly GivenTemplateRun[];
  readonly consumed_events?: readonly GivenEvent[];
  readonly now?: string;
  /** Path from the Dag file's folder → content. */
  readonly files?: Readonly<Record<string, string>>;
  readonly variables?: Readonly<Record<string, Json>>;
  readonly connections?: Readonly<Record<string, Readonly<Record<string, Json>>>>;
  /** Task → key → value. */
  readonly xcoms?: Readonly<Record<string, Readonly<Record<string, Json>>>>;
}

/** The Dag of a recorded template. */
export interface GivenTemplateDag {
  readonly dag_id: string;
  readonly schedule:
    | string
    | null
    | { readonly delta: Readonly<Record<string, number>> }
    | { readonly datasets: unknown };
  readonly start_date: string;
  readonly end_date?: string;
  readonly timezone?: string;
  readonly params?: Readonly<Record<string, Json>>;
  readonly tags?: readonly string[];
  readonly description?: string;
  readonly native?: boolean;
  readonly undefined?: "strict" | "default" | "debug" | "chainable";
  readonly template_searchpath?: readonly string[];
  readonly jinja_environment_kwargs?: Readonly<Record<string, unknown>>;
  readonly user_macros?: readonly string[];
  readonly user_filters?: readonly string[];
}

/** A run of a recorded template's Dag. */
export interface GivenTemplateRun {
  readonly logical_date: string;
  readonly run_type?: RunType;
  readonly run_id?: string;
  readonly conf?: Readonly<Record<string, Json>>;
  readonly data_interval?: readonly [string, string];
  readonly start_date?: string;
  readonly end_date?: string;
  readonly state?: string;
}

interface GivenEvent {
  readonly uri: string;
  readonly timestamp: string;
  readonly extra?: Readonly<Record<string, Json>>;
  readonly source_dag_id?: string;
  readonly source_task_id?: string;
  readonly source_run_id?: string;
}
