import type { DagRunState } from "@baram/domain";
import type { MetadataReader } from "../metadata-store.ts";
import { PreparedQuery } from "../prepared-query.ts";

/** How a run stands, and nothing else of it. */
export interface DagRunStanding {
  readonly id: number;
  readonly state: DagRunState;
  readonly dagVersionId: number;
}

interface DagRunPlace {
  readonly dagId: string;
  readonly runId: string;
}

const FIND = new PreparedQuery<DagRunPlace, DagRunStanding>(["dagId", "runId"], ({ database, values }) =>
  database
    .selectFrom("dagRun")
    .select(["id", "state", "dagVersionId"])
    .where("dagId", "=", values.dagId)
    .where("runId", "=", values.runId),
);

const LIST = new PreparedQuery<{ ids: string }, DagRunStanding>(["ids"], ({ database, dialect, values }) =>
  database
    .selectFrom(dialect.rows<{ id: number }, "given">("given", { id: "integer" }, values.ids))
    .innerJoin("dagRun", "dagRun.id", "given.id")
    .select(["dagRun.id", "dagRun.state", "dagRun.dagVersionId"]),
);

/** How the run with this id of this Dag stands; `null` when there is none. */
export async function findDagRunState(reader: MetadataReader, place: DagRunPlace): Promise<DagRunStanding | null> {
  return (await FIND.read(reader, place))[0] ?? null;
}

/** How these runs stand, those that still exist; in one query, however many they are. */
export function listDagRunStates(reader: MetadataReader, ids: readonly number[]): Promise<readonly DagRunStanding[]> {
  return LIST.read(reader, { ids: JSON.stringify(ids.map((id) => ({ id }))) });
}
