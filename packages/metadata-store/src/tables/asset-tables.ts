import type { Instant } from "@baram/domain";
import type { Generated } from "kysely";

/** A piece of data that some Dag names, or that a task updated under an alias. */
export interface AssetTable {
  readonly id: Generated<number>;
  readonly uri: string;
  /** A JSON object: what the Dag that was loaded last says about it. */
  readonly extra: string;
  readonly createdAt: Instant;
}

/** A name under which tasks update assets that they choose while they run. */
export interface AssetAliasTable {
  readonly id: Generated<number>;
  readonly name: string;
}

/** An asset that was updated under an alias, for whose readers it stands from then on. */
export interface AssetOfAliasTable {
  readonly assetAliasId: number;
  readonly assetId: number;
}

/** An event that a task made under an alias. */
export interface AssetEventOfAliasTable {
  readonly assetAliasId: number;
  readonly assetEventId: number;
}

/** What a Dag or a task has to do with an asset. */
export type AssetRole = "schedule" | "inlet" | "outlet";

/** An asset as the newest version of a Dag names it. */
export interface AssetReferenceTable {
  readonly assetId: number;
  readonly dagId: string;
  readonly role: AssetRole;
  /** Empty for the schedule, which is the Dag's. */
  readonly taskId: string;
}

/** An alias as the newest version of a Dag names it. */
export interface AssetAliasReferenceTable {
  readonly assetAliasId: number;
  readonly dagId: string;
  readonly role: AssetRole;
  /** Empty for the schedule, which is the Dag's. */
  readonly taskId: string;
}

/** "It was updated". */
export interface AssetEventTable {
  readonly id: Generated<number>;
  readonly assetId: number;
  readonly createdAt: Instant;
  /** A JSON object. */
  readonly extra: string;
  /** The task instance that made it; all `null` for an event from outside. */
  readonly sourceDagId: string | null;
  readonly sourceRunId: string | null;
  readonly sourceTaskId: string | null;
  readonly sourceMapIndex: number | null;
}

/** An update that a Dag waited for and has not used yet. */
export interface AssetUpdateNotedTable {
  readonly dagId: string;
  readonly assetId: number;
  /** Of the first of them: a later update does not change it. */
  readonly createdAt: Instant;
}

/** An event that a run was made for. */
export interface DagRunAssetEventTable {
  readonly dagRunId: number;
  readonly assetEventId: number;
}
