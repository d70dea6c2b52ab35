import type { Instant } from "@baram/domain";
import type { Generated } from "kysely";
import type { Flag } from "./flag.ts";

/** A Dag as the newest good version of its file describes it, with what people and the scheduler decided about it. */
export interface DagTable {
  readonly dagId: string;
  readonly isPaused: Flag;
  /** 0 once its file is gone or no longer makes it; its history stays. */
  readonly isActive: Flag;
  /** The file that makes it, below the Dags folder, with forward slashes. */
  readonly relativePath: string;
  readonly description: string | null;
  /** A JSON list. */
  readonly owners: string;
  readonly timetableSummary: string;
  readonly timetableDescription: string;
  readonly maxActiveRuns: number;
  readonly maxActiveTasks: number;
  /** The newest version: the one that new runs are pinned to. */
  readonly dagVersionId: number;
  readonly lastParsedAt: Instant;
  /** Logical date, interval and earliest creation of the next scheduled run; all `null` when none comes. */
  readonly nextLogicalDate: Instant | null;
  readonly nextDataIntervalStart: Instant | null;
  readonly nextDataIntervalEnd: Instant | null;
  /** `null` also while the Dag is at its limit of active runs. */
  readonly nextRunAfter: Instant | null;
  /** Whether the next run is still to be asked of a timetable of the author's own. */
  readonly awaitsTimetable: Generated<Flag>;
  /** Until when a scheduler has taken that question upon itself; also what its answer is known by. */
  readonly timetableTakenUntil: Instant | null;
}

/** One tag of one Dag. */
export interface DagTagTable {
  readonly dagId: string;
  readonly name: string;
}

/** What was last loaded from a Dag file, so that an unchanged one is not loaded again. */
export interface DagFileTable {
  /** Below the Dags folder, with forward slashes. */
  readonly relativePath: string;
  readonly bundleHash: string;
  /** A JSON list of `{ path, hash }`: the file and every project file it imports, to see a change without bundling. */
  readonly inputs: string;
  readonly lastLoadedAt: Instant;
}

/** A Dag file that is to be loaded again, changed or not. */
export interface DagFileRequestTable {
  readonly relativePath: string;
  readonly createdAt: Instant;
}

/** Why a Dag file gave no Dags. Absent for a good file. */
export interface ImportErrorTable {
  readonly id: Generated<number>;
  readonly relativePath: string;
  readonly message: string;
  readonly errorKind: string;
  readonly line: number | null;
  readonly column: number | null;
  readonly frame: string | null;
  readonly stack: string | null;
  readonly createdAt: Instant;
}
