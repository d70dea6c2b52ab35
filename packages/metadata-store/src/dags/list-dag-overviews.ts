import { type RawBuilder, sql } from "kysely";
import { isOneOf } from "../is-one-of.ts";
import type { MetadataReader } from "../metadata-store.ts";
import { selectDags } from "./select-dags.ts";

/** What the page of all Dags can be narrowed to. */
export interface DagOverviewFilter {
  /** A part of the id or of the description, whatever its case. */
  readonly search?: string;
  readonly tag?: string;
  readonly owner?: string;
  /** Only these; what of them does not exist is left out. */
  readonly dagIds?: readonly string[];
}

/** How a Dag stands: `failed` when its latest run failed, `running` and `queued` when it has such runs. */
export type DagStanding = "failed" | "running" | "queued" | "paused";

/** Which Dags of a standing, after which id. */
export interface DagOverviewPage extends DagOverviewFilter {
  readonly standing?: DagStanding;
  readonly afterDagId?: string;
  readonly limit: number;
}

const STANDINGS = {
  failed: sql<boolean>`(select run.state from dag_run run where run.dag_id = dag.dag_id order by run.logical_date desc limit 1) = 'failed'`,
  running: sql<boolean>`exists (select 1 from dag_run run where run.dag_id = dag.dag_id and run.state = 'running')`,
  queued: sql<boolean>`exists (select 1 from dag_run run where run.dag_id = dag.dag_id and run.state = 'queued')`,
  paused: sql<boolean>`dag.is_paused = 1`,
} as const satisfies Record<DagStanding, unknown>;

/** A page of active Dags, by id. */
export async function listDagOverviews(reader: MetadataReader, page: DagOverviewPage) {
  let query = selectDags(reader).where("dag.isActive", "=", 1).where(matches(page));
  if (page.standing !== undefined) query = query.where(STANDINGS[page.standing]);
  if (page.afterDagId !== undefined) query = query.where("dag.dagId", ">", page.afterDagId);
  return query.orderBy("dag.dagId").limit(page.limit).execute();
}

/** How many active Dags there are of each standing. A Dag may count for several. */
export async function countDagsByStanding(reader: MetadataReader, filter: DagOverviewFilter) {
  const count = (standing: DagStanding) =>
    sql<number>`coalesce(sum(case when ${STANDINGS[standing]} then 1 else 0 end), 0)`;
  return reader
    .selectFrom("dag")
    .select((column) => [
      column.fn.countAll<number>().as("all"),
      count("failed").as("failed"),
      count("running").as("running"),
      count("queued").as("queued"),
      count("paused").as("paused"),
    ])
    .where("dag.isActive", "=", 1)
    .where(matches(filter))
    .executeTakeFirstOrThrow();
}

/** Every tag and owner of an active Dag, in order. */
export async function listTagsAndOwners(reader: MetadataReader) {
  const tags = await reader
    .selectFrom("dagTag")
    .innerJoin("dag", "dag.dagId", "dagTag.dagId")
    .select("dagTag.name")
    .distinct()
    .where("dag.isActive", "=", 1)
    .orderBy("dagTag.name")
    .execute();
  const owners = await reader.selectFrom("dag").select("owners").distinct().where("isActive", "=", 1).execute();
  return {
    tags: tags.map((tag) => tag.name),
    owners: [...new Set(owners.flatMap((row) => JSON.parse(row.owners) as string[]))].sort(),
  };
}

function matches({ search, tag, owner, dagIds }: DagOverviewFilter) {
  const conditions: RawBuilder<boolean>[] = [sql<boolean>`1 = 1`];
  if (dagIds !== undefined) conditions.push(isOneOf(sql.ref("dag.dagId"), dagIds));
  if (search !== undefined && search !== "") {
    const part = `%${search.toLowerCase()}%`;
    conditions.push(
      sql<boolean>`(lower(dag.dag_id) like ${part} or lower(coalesce(dag.description, '')) like ${part})`,
    );
  }
  if (tag !== undefined && tag !== "") {
    conditions.push(
      sql<boolean>`exists (select 1 from dag_tag where dag_tag.dag_id = dag.dag_id and dag_tag.name = ${tag})`,
    );
  }
  if (owner !== undefined && owner !== "") {
    conditions.push(sql<boolean>`cast(dag.owners as text) like ${`%${JSON.stringify(owner)}%`}`);
  }
  return sql<boolean>`(${sql.join(conditions, sql` and `)})`;
}
