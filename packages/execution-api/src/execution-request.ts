import type { AnswerOnTheSpot, HumanRequest, Instant, Json, JsonObject, TaskInstanceKey } from "@baram/domain";
import type { OtherDagAnswers, OtherDagRequest } from "./other-dags.ts";
import type { PulledXCom } from "./pulled-xcom.ts";
import type { XComEntry } from "./workload.ts";

/**
 * What author code may ask of the server while an attempt runs. Each request is answered on its own and
 * carries the attempt's lease token beside it.
 */
export type ExecutionRequest =
  /** Finds XComs by any filter, as `xcomPull` does; the values of several stay where they are until they are read. */
  | {
      readonly kind: "findXComs";
      /** `null` means every task of the run. */
      readonly taskIds: readonly string[] | null;
      /** `null` means every key. */
      readonly key: string | null;
      /** `null` means the attempt's own Dag and run. */
      readonly dagId: string | null;
      readonly runId: string | null;
      /** `null` means every map index. */
      readonly mapIndexes: readonly number[] | null;
      readonly includePriorDates: boolean;
      /** Whether all that match are wanted, in the order of task ids and map indexes, or the newest. */
      readonly wants: "sequence" | "newest";
    }
  | { readonly kind: "readXComs"; readonly xcoms: readonly XComAddress[] }
  /**
   * What an instance of a task of the same run returned, unless the runner has it already. A list that many instances
   * are mapped over is so sent to a runner once.
   */
  | {
      readonly kind: "pullReturnValueIfChanged";
      readonly taskId: string;
      readonly mapIndex: number;
      /** When the value that the runner has was stored; `null` when it has none. */
      readonly knownAt: Instant | null;
    }
  /** What the instances of a task of the same run stored under a key. */
  | {
      readonly kind: "pullXComsOfTask";
      readonly taskId: string;
      readonly key: string;
      /** `null` means every map index. */
      readonly mapIndexes: MapIndexRange | null;
    }
  /** What one of the instances of a mapped task returned, counted among those that returned something. */
  | {
      readonly kind: "pullReturnValueAt";
      readonly taskId: string;
      readonly mapIndexes: MapIndexRange | null;
      /** From 0. */
      readonly place: number;
    }
  /** How many of the instances of a mapped task returned something. */
  | { readonly kind: "countReturnValues"; readonly taskId: string; readonly mapIndexes: MapIndexRange | null }
  /** How often each mapped group around a task of the same run is repeated, outermost first, or the task itself. */
  | { readonly kind: "getMapLengths"; readonly taskId: string }
  | { readonly kind: "pushXCom"; readonly entry: XComEntry }
  /** What has gone from the database and has yet to be removed elsewhere: of the instance itself, then of others. */
  | { readonly kind: "listXComsToPurge" }
  | { readonly kind: "confirmXComPurge"; readonly ids: readonly number[] }
  | { readonly kind: "getConnection"; readonly connectionId: string }
  | { readonly kind: "getVariable"; readonly key: string }
  | { readonly kind: "setVariable"; readonly key: string; readonly value: string; readonly description: string | null }
  | { readonly kind: "deleteVariable"; readonly key: string }
  /** The latest earlier run of the Dag that succeeded, for `prev_data_interval_start_success` and its like. */
  | { readonly kind: "getPreviousSuccessfulDagRun" }
  /** The events of assets that the attempt's run was made for, oldest first. */
  | { readonly kind: "listTriggeringAssetEvents" }
  /** All events of an asset, or those that tasks made under an alias, oldest first. */
  | { readonly kind: "listAssetEvents"; readonly of: "asset" | "alias"; readonly name: string }
  | { readonly kind: "getConfiguration"; readonly section: string; readonly key: string }
  | OtherDagRequest
  /** Asks whoever tries a task out, in the place of the people that a request would wait for. */
  | { readonly kind: "askPerson"; readonly request: HumanRequest }
  /** Shows the rendered template fields of an attempt that is still running. */
  | { readonly kind: "reportRenderedFields"; readonly fields: Readonly<Record<string, Json>> };

/** The answers, by request. `null` stands for "there is none". */
export interface ExecutionAnswers extends OtherDagAnswers {
  readonly findXComs: FoundXComs;
  /** XCom texts in the order of the addresses; `null` for what was deleted since it was found. */
  readonly readXComs: readonly (string | null)[];
  /** `null` when it returned nothing. */
  readonly pullReturnValueIfChanged: StoredReturnValue | null;
  /** In the order of map indexes. */
  readonly pullXComsOfTask: readonly PulledXCom[];
  /** `null` beyond the last one. */
  readonly pullReturnValueAt: PulledXCom | null;
  readonly countReturnValues: number;
  /** Empty for a task that has not been expanded in the run. */
  readonly getMapLengths: readonly number[];
  readonly pushXCom: null;
  readonly listXComsToPurge: readonly XComToPurge[];
  readonly confirmXComPurge: null;
  readonly getConnection: ConnectionRecord | null;
  readonly getVariable: VariableRecord | null;
  readonly setVariable: null;
  /** Whether there was one. */
  readonly deleteVariable: boolean;
  readonly getPreviousSuccessfulDagRun: PreviousDagRun | null;
  readonly listTriggeringAssetEvents: readonly AssetEventRecord[];
  /** Empty for an asset or an alias that nobody knows. */
  readonly listAssetEvents: readonly AssetEventRecord[];
  readonly getConfiguration: string | null;
  readonly askPerson: AnswerOnTheSpot;
  readonly reportRenderedFields: null;
}

/** Names one stored XCom. */
export interface XComAddress {
  readonly taskInstanceId: number;
  readonly key: string;
}

/** An XCom that has gone from the database, and what is kept of it elsewhere has to follow. */
export interface XComToPurge {
  readonly id: number;
  readonly place: TaskInstanceKey & { readonly key: string };
  /** XCom text. */
  readonly value: string;
}

/** What a search for XComs comes to. */
export type FoundXComs =
  | { readonly kind: "nothing" }
  /** The newest one, as XCom text. */
  | { readonly kind: "value"; readonly value: string }
  /** Several were asked for, or the newest belongs to a mapped task, which stands for all of its instances. */
  | { readonly kind: "sequence"; readonly xcoms: readonly XComAddress[] };

/** Some of the instances of a mapped task, both ends included. */
export interface MapIndexRange {
  readonly from: number;
  readonly to: number;
}

/** What a task returned, and which version of it this is. */
export interface StoredReturnValue {
  readonly storedAt: Instant;
  /** XCom text; `null` where the runner has this version already. */
  readonly value: string | null;
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

/** An update of an asset. */
export interface AssetEventRecord {
  readonly uri: string;
  readonly createdAt: Instant;
  readonly extra: JsonObject;
  /** The task instance that made it; `null` for an event from outside. */
  readonly source: TaskInstanceKey | null;
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
