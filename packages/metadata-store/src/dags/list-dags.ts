import { sql } from "kysely";
import { isOneOf } from "../is-one-of.ts";
import type { MetadataReader } from "../metadata-store.ts";
import { selectDags } from "./select-dags.ts";

/** Which Dags, in what order, and which part of the list. */
export interface DagFilter {
  /** Only these. */
  readonly dagIds?: readonly string[];
  readonly isActiveOnly: boolean;
  readonly isPaused?: boolean;
  /** Any of these. */
  readonly tags?: readonly string[];
  /** A part of the id, whatever its case, with `%` and `_` as wildcards. */
  readonly dagIdPattern?: string;
  readonly direction: "asc" | "desc";
  readonly limit: number;
  readonly offset: number;
}

/** Dags by id, with how many there are in all. */
export async function listDags(reader: MetadataReader, filter: DagFilter) {
  let matching = reader.selectFrom("dag").select("dag.dagId");
  if (filter.dagIds !== undefined) matching = matching.where(isOneOf(sql.ref("dag.dagId"), filter.dagIds));
  if (filter.isActiveOnly) matching = matching.where("dag.isActive", "=", 1);
  if (filter.isPaused !== undefined) matching = matching.where("dag.isPaused", "=", filter.isPaused ? 1 : 0);
  if (filter.dagIdPattern !== undefined) {
    matching = matching.where(sql`lower(dag.dag_id)`, "like", `%${filter.dagIdPattern.toLowerCase()}%`);
  }
  if (filter.tags !== undefined) {
    const tags = [...filter.tags];
    matching = matching.where("dag.dagId", "in", (query) =>
      query.selectFrom("dagTag").select("dagTag.dagId").where("dagTag.name", "in", tags),
    );
  }
  const { total } = await reader
    .selectFrom(matching.as("matching"))
    .select((column) => column.fn.countAll<number>().as("total"))
    .executeTakeFirstOrThrow();
  const dags = await selectDags(reader)
    .where("dag.dagId", "in", matching)
    .orderBy("dag.dagId", filter.direction)
    .limit(filter.limit)
    .offset(filter.offset)
    .execute();
  return { dags, total };
}

/** The ids of all Dags, those that are gone included. */
export async function listDagIds(reader: MetadataReader): Promise<readonly string[]> {
  const rows = await reader.selectFrom("dag").select("dagId").orderBy("dagId").execute();
  return rows.map(({ dagId }) => dagId);
}
