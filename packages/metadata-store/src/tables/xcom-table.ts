import type { Instant } from "@baram/domain";
import type { Generated } from "kysely";
import type { Flag } from "./flag.ts";

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
  /** Whether something outside of the database has to be removed with it. */
  readonly needsPurge: Flag;
}

/** An XCom that has gone from the database, while what is kept of it elsewhere is still there. */
export interface XComToPurgeTable {
  readonly id: Generated<number>;
  /** The instance may have gone as well. */
  readonly taskInstanceId: number;
  readonly dagId: string;
  readonly runId: string;
  readonly taskId: string;
  readonly mapIndex: number;
  readonly key: string;
  readonly value: string;
  readonly createdAt: Instant;
}
