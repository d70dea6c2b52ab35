import { sql } from "kysely";
import { isOneOf } from "../is-one-of.ts";
import type { MetadataReader } from "../metadata-store.ts";

/** What events of assets can be ordered by. */
export type AssetEventOrder = "createdAt" | "sourceDagId" | "sourceTaskId" | "sourceRunId" | "sourceMapIndex";

/** Which events, in what order, and which part of the list. */
export interface AssetEventFilter {
  readonly assetId?: number | undefined;
  readonly sourceDagId?: string | undefined;
  readonly sourceTaskId?: string | undefined;
  readonly sourceRunId?: string | undefined;
  readonly sourceMapIndex?: number | undefined;
  readonly orderBy: AssetEventOrder;
  readonly direction: "asc" | "desc";
  readonly limit: number;
  readonly offset: number;
}

const FILTERS = ["assetId", "sourceDagId", "sourceTaskId", "sourceRunId", "sourceMapIndex"] as const;

/** Events of assets, with how many there are in all. */
export async function findAssetEvents(reader: MetadataReader, filter: AssetEventFilter) {
  let matching = reader.selectFrom("assetEvent").innerJoin("asset", "asset.id", "assetEvent.assetId");
  for (const name of FILTERS) {
    const value = filter[name];
    if (value !== undefined) matching = matching.where(sql.ref(`assetEvent.${name}`), "=", value);
  }
  const { total } = await matching
    .select((column) => column.fn.countAll<number>().as("total"))
    .executeTakeFirstOrThrow();
  const events = await matching
    .selectAll("assetEvent")
    .select("asset.uri")
    .orderBy(`assetEvent.${filter.orderBy}`, filter.direction)
    .orderBy("assetEvent.id", filter.direction)
    .limit(filter.limit)
    .offset(filter.offset)
    .execute();
  return { events, total };
}

/** The runs that were made for some events, by the event. */
export function listDagRunsOfAssetEvents(reader: MetadataReader, eventIds: readonly number[]) {
  return reader
    .selectFrom("dagRunAssetEvent")
    .innerJoin("dagRun", "dagRun.id", "dagRunAssetEvent.dagRunId")
    .selectAll("dagRun")
    .select("dagRunAssetEvent.assetEventId")
    .where(isOneOf(sql.ref("dagRunAssetEvent.assetEventId"), eventIds))
    .orderBy("dagRun.id")
    .execute();
}
