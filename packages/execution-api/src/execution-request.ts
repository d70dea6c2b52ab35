import type { Instant, Json } from "@baram/domain";
import type { XComEntry } from "./workload.ts";

/**
 * What author code may ask of the server while an attempt runs. Each request is answered on its own and
 * carries the attempt's lease token beside it.
 */
export type ExecutionRequest =
  | {
      readonly kind: "pullXComs";
      /** `null` means every task of the run. */
      readonly taskIds: readonly string[] | null;
      readonly key: string;
      /** `null` means the attempt's own Dag and run. */
      readonly dagId: string | null;
      readonly runId: string | null;
      /** `null` means every map index. */
      readonly mapIndexes: readonly number[] | null;
      readonly includePriorDates: boolean;
    }
  | { readonly kind: "pushXCom"; readonly entry: XComEntry }
  | { readonly kind: "getConnection"; readonly connectionId: string }
  | { readonly kind: "getVariable"; readonly key: string }
  | { readonly kind: "setVariable"; readonly key: string; readonly value: string; readonly description: string | null }
  | { readonly kind: "deleteVariable"; readonly key: string }
  /** The latest earlier run of the Dag that succeeded, for `prev_data_interval_start_success` and its like. */
  | { readonly kind: "getPreviousSuccessfulDagRun" }
  | { readonly kind: "getConfiguration"; readonly section: string; readonly key: string }
  /** Shows the rendered template fields of an attempt that is still running. */
  | { readonly kind: "reportRenderedFields"; readonly fields: Readonly<Record<string, Json>> };

/** The answers, by request. `null` stands for "there is none". */
export interface ExecutionAnswers {
  /** Newest first when `taskIds` is `null`, else in the order of `taskIds`, then of map indexes. */
  readonly pullXComs: readonly PulledXCom[];
  readonly pushXCom: null;
  readonly getConnection: ConnectionRecord | null;
  readonly getVariable: VariableRecord | null;
  readonly setVariable: null;
  /** Whether there was one. */
  readonly deleteVariable: boolean;
  readonly getPreviousSuccessfulDagRun: PreviousDagRun | null;
  readonly getConfiguration: string | null;
  readonly reportRenderedFields: null;
}

/** A stored XCom with where it came from. */
export interface PulledXCom {
  readonly taskId: string;
  readonly mapIndex: number;
  /** XCom text. */
  readonly value: string;
}

/** How to reach an outside system, secrets in clear. */
export interface ConnectionRecord {
  readonly connectionId: string;
  readonly connectionType: string;
  readonly description: string | null;
  readonly host: string | null;
  readonly login: string | null;
  readonly password: string | null;
  readonly schema: string | null;
  readonly port: number | null;
  /** The raw text, usually JSON. */
  readonly extra: string | null;
}

/** A named setting; a sensitive one is masked in logs. */
export interface VariableRecord {
  readonly key: string;
  readonly value: string;
  readonly isSensitive: boolean;
}

/** Dates of an earlier run. */
export interface PreviousDagRun {
  readonly logicalDate: Instant;
  readonly dataIntervalStart: Instant;
  readonly dataIntervalEnd: Instant;
  readonly startDate: Instant | null;
  readonly endDate: Instant | null;
}

/**
 * The request was refused: the sentence says why. `stale-lease` means that the attempt no longer owns its task
 * instance, `unavailable` that the server could not answer.
 */
export interface ExecutionRefusal {
  readonly code: "stale-lease" | "invalid-request" | "unavailable";
  readonly message: string;
}

/** What a request comes to. */
export type ExecutionAnswer<Request extends ExecutionRequest = ExecutionRequest> =
  | { readonly kind: "answer"; readonly answer: ExecutionAnswers[Request["kind"]] }
  | { readonly kind: "refused"; readonly refusal: ExecutionRefusal };

/** The server's side, reached in process by the local worker and over HTTP by others. */
export interface ExecutionApi {
  /** Never throws for a refusal: a refusal is a value. */
  answer<Request extends ExecutionRequest>(
    leaseToken: string,
    taskInstanceId: number,
    request: Request,
  ): Promise<ExecutionAnswer<Request>>;
}
