import type { Instant } from "@baram/domain";

/** A value passed between tasks. Gone when its task instance starts again. */
export interface XComTable {
  readonly taskInstanceId: number;
  readonly key: string;
  readonly dagRunId: number;
  readonly taskId: string;
  readonly mapIndex: number;
  /** XCom text, see `domain/xcom`. */
  readonly value: string;
  readonly createdAt: Instant;
}
