import type { JsonObject } from "@baram/domain";

/** "It was updated", as a task is told of it. */
export interface AssetEvent {
  readonly uri: string;
  readonly timestamp: Date;
  readonly extra: JsonObject;
  /** The task instance that made it; `null` for an event from outside. */
  readonly source: {
    readonly dagId: string;
    readonly runId: string;
    readonly taskId: string;
    readonly mapIndex: number;
  } | null;
}
