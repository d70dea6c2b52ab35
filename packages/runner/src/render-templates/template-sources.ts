import type { Instant, JsonObject, SerializedDag, SerializedTask } from "@baram/domain";
import type { ConnectionRecord, ExecutionRequest, PreviousDagRun, Workload } from "@baram/execution-api";
import type { SyntaxOptions } from "./syntax/syntax-options.ts";
import type { UndefinedKind } from "./values/value.ts";

/** What `ti.xcom_pull` asks for. */
export type XComSearch = Omit<Extract<ExecutionRequest, { kind: "findXComs" }>, "kind">;

/** What a search for XComs comes to: one value, or several that are read when they are looked at. */
export type FoundXComValues =
  | { readonly kind: "nothing" }
  | { readonly kind: "value"; readonly value: unknown }
  | {
      readonly kind: "sequence";
      readonly length: number;
      /** @param places counted from 0. */
      readonly read: (places: readonly number[]) => Promise<readonly unknown[]>;
    };

/** An event that caused an asset-triggered run. */
export interface TriggeringAssetEvent {
  readonly uri: string;
  readonly timestamp: Instant;
  readonly extra: JsonObject;
  readonly sourceDagId: string | null;
  readonly sourceTaskId: string | null;
  readonly sourceRunId: string | null;
  readonly sourceMapIndex: number;
}

/** A macro or a filter of an author. It gives its value at once, not as a promise. */
export type AuthorFunction = (...values: never[]) => unknown;

/** What a Dag says about its templates; what is left out is Jinja's default. */
export interface TemplateOptions extends Partial<SyntaxOptions> {
  /** Defaults to `strict`: using a name that is not there is an error. */
  readonly undefinedKind?: UndefinedKind;
  /** Defaults to `false`: HTML is not escaped. */
  readonly autoescape?: boolean;
}

/**
 * What a template can see. Values that need an answer from outside are fetched when a template uses them; the
 * template is rendered again from its start when the answer is there, so that author functions may be called twice.
 */
export interface TemplateSources {
  readonly dag: SerializedDag;
  readonly task: SerializedTask;
  readonly workload: Workload;
  /** Those of the Dag, the task and the run, merged and validated. */
  readonly params: JsonObject;
  /** The moment that `macros.datetime.now()` and its like give. */
  readonly now: Instant;
  /** When the attempt began; `null` before it has. */
  readonly startDate?: Instant | null;
  /** What the instance has come to. Defaults to `running`. */
  readonly state?: string;
  /** From 0 up to but not including 1. */
  random(): number;
  getVariable(key: string): Promise<string | null>;
  getConnection(connectionId: string): Promise<ConnectionRecord | null>;
  findXComs(search: XComSearch): Promise<FoundXComValues>;
  getPreviousSuccessfulDagRun(): Promise<PreviousDagRun | null>;
  getConfiguration(section: string, key: string): Promise<string | null>;
  /** The text of a template file, by its name on the search path; `null` when there is none. */
  readTemplateFile(name: string): string | null;
  /** Names that templates of the Dag have beside the context's: values or functions. */
  readonly userDefinedMacros?: Readonly<Record<string, unknown>>;
  readonly userDefinedFilters?: Readonly<Record<string, AuthorFunction>>;
  readonly templateOptions?: TemplateOptions;
  /** The task's template fields once they are rendered, which `task` then has as properties. */
  readonly taskFields?: Readonly<Record<string, unknown>>;
  /** URIs of the assets the task reads and updates. */
  readonly inlets?: readonly string[];
  readonly outlets?: readonly string[];
  /** The events that the run was made for; absent where no run has any. */
  listTriggeringAssetEvents?(): Promise<readonly TriggeringAssetEvent[]>;
}
