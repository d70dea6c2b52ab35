import type { Fields, GivenGroup, GivenTask } from "../dag-run-outcome/given.ts";

/** What there is before the first command line: `cli-exchange/1`. */
export interface GivenInstallation {
  readonly dags?: readonly GivenCommandDag[];
  /** Whether the Dags are stored already. Defaults to `true`. */
  readonly parsed?: boolean;
  readonly broken_files?: readonly { readonly file: string; readonly error: string }[];
  readonly runs?: readonly GivenRun[];
  /** Whether the built-in roles are there already. Defaults to `true`. */
  readonly roles_synchronised?: boolean;
  readonly jobs?: readonly GivenJob[];
  readonly log_entries?: readonly { readonly event: string; readonly dttm: string }[];
  /** In the working directory; a text, or what becomes JSON. */
  readonly files?: Readonly<Record<string, unknown>>;
  readonly env?: Readonly<Record<string, string>>;
  readonly steps: readonly GivenStep[];
  /** The parts of the database that are looked at afterwards. */
  readonly inspect?: readonly string[];
}

/** A Dag in a file of its own. */
export interface GivenCommandDag extends Fields {
  readonly dag_id: string;
  /** The file's name without its ending. Defaults to the Dag's id. */
  readonly file?: string;
  readonly is_paused?: boolean;
  readonly tasks: readonly GivenTask[];
  readonly edges?: readonly (readonly [string, string])[];
  readonly groups?: readonly GivenGroup[];
}

/** A run that exists already. */
export interface GivenRun {
  readonly dag_id: string;
  readonly run_id: string;
  readonly logical_date: string;
  readonly run_type?: string;
  /** Defaults to running. */
  readonly state?: string;
  readonly start_date?: string | null;
  readonly end_date?: string | null;
  readonly conf?: Fields;
  /** By task id. */
  readonly task_states?: Readonly<Record<string, string | null>>;
}

/** A row of a process of the installation. */
export interface GivenJob {
  readonly job_type: string;
  /** Defaults to running. */
  readonly state?: string;
  /** Defaults to now. */
  readonly latest_heartbeat?: string;
  readonly latest_heartbeat_seconds_ago?: number;
}

/** A command line. */
export interface GivenStep {
  /** Without the name of the program. */
  readonly argv: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  /** What the person types. */
  readonly stdin?: string;
}

/** What a command line came to. */
export interface RecordedStep {
  readonly exit_code: number;
  readonly stdout: RecordedOutput;
  readonly stderr: RecordedComplaint;
}

/** What stood on standard output. */
export type RecordedOutput =
  | { readonly format: "json" | "yaml"; readonly value: unknown; readonly unordered?: boolean }
  | {
      readonly format: "table";
      readonly columns: readonly string[];
      readonly rows: readonly (readonly string[])[];
      readonly unordered?: boolean;
    }
  | { readonly format: "plain" | "text"; readonly lines: readonly string[]; readonly unordered?: boolean }
  | {
      readonly format: "dependencies";
      readonly met: boolean;
      /** By the name of the dependency. */
      readonly reasons: Readonly<Record<string, string>>;
    }
  | { readonly format: "empty" | "ignored" };

/** What stood on standard error. */
export type RecordedComplaint =
  | { readonly kind: "none" | "ignored" }
  | { readonly kind: "text"; readonly lines: readonly string[] }
  | { readonly kind: "exit_message"; readonly message: unknown }
  | { readonly kind: "exception"; readonly class: string; readonly message: unknown }
  | { readonly kind: "usage"; readonly command: string; readonly message: string };
