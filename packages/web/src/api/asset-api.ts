import type { DagRunState } from "@baram/domain";
import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import { change, read } from "./http.ts";
import type { JsonValue, Timestamp } from "./ui-shapes.ts";

/** An asset with who updates and who awaits it. */
export interface AssetRow {
  readonly id: number;
  readonly uri: string;
  readonly updated_at: Timestamp | null;
  readonly producers: readonly { readonly dag_id: string; readonly task_id: string | null }[];
  readonly consumer_dag_ids: readonly string[];
  /** Those that have been told of an update since their last run. */
  readonly received_by_dag_ids: readonly string[];
  readonly aliases: readonly string[];
}

/** "It was updated." */
export interface AssetEvent {
  readonly id: number;
  readonly dataset_id: number;
  readonly dataset_uri: string;
  readonly extra: Readonly<Record<string, JsonValue>> | null;
  readonly source_dag_id: string | null;
  readonly source_task_id: string | null;
  readonly source_run_id: string | null;
  readonly source_map_index: number | null;
  readonly created_dagruns: readonly {
    readonly dag_id: string;
    readonly dag_run_id: string;
    readonly state: DagRunState;
  }[];
  readonly timestamp: Timestamp;
}

/** One thing in the graph of Dags and assets. */
export interface AssetGraphNode {
  /** `dag:etl`, `asset:s3://orders`, `alias:files`. */
  readonly id: string;
  readonly kind: "dag" | "asset" | "alias";
  readonly label: string;
  readonly exists: boolean;
  readonly is_paused: boolean | null;
  readonly extra: Readonly<Record<string, JsonValue>> | null;
}

/** What leads from one to another. */
export interface AssetGraphEdge {
  readonly source: string;
  readonly target: string;
  readonly kind: "trigger" | "sensor" | "marker" | "outlet" | "inlet" | "schedule" | "alias";
  readonly task_id: string | null;
}

/** Which Dags make, read and await which assets. */
export interface AssetGraph {
  readonly nodes: readonly AssetGraphNode[];
  readonly edges: readonly AssetGraphEdge[];
}

/** Assets on one page of the list, and events on one page of theirs. */
export const ASSETS_PER_PAGE = 50;
const MOST_IN_GRAPH = 1000;

/** The names under which answers are kept. */
export const assetKeys = { all: ["assets"] as const };

export function assetsQuery({ search, skipped = 0 }: { search?: string | undefined; skipped?: number | undefined }) {
  return queryOptions({
    queryKey: [...assetKeys.all, "list", search ?? null, skipped],
    queryFn: ({ signal }) =>
      read<{ readonly assets: readonly AssetRow[]; readonly has_more: boolean }>(
        "/ui/assets",
        { search, limit: ASSETS_PER_PAGE, offset: skipped },
        signal,
      ),
    placeholderData: keepPreviousData,
  });
}

/** All assets, for the marks of the graph. */
export const allAssetsQuery = queryOptions({
  queryKey: [...assetKeys.all, "all"],
  queryFn: ({ signal }) =>
    read<{ readonly assets: readonly AssetRow[] }>("/ui/assets", { limit: MOST_IN_GRAPH }, signal),
});

export const assetGraphQuery = queryOptions({
  queryKey: [...assetKeys.all, "graph"],
  queryFn: ({ signal }) => read<AssetGraph>("/ui/dependencies", {}, signal),
});

/** Updates of one asset or of all, the newest first. */
export function assetEventsQuery({ assetId, skipped = 0, limit }: AssetEventPart) {
  return queryOptions({
    queryKey: [...assetKeys.all, "events", assetId ?? null, skipped, limit],
    queryFn: ({ signal }) =>
      read<{ readonly dataset_events: readonly AssetEvent[]; readonly total_entries: number }>(
        "/api/v1/datasets/events",
        { dataset_id: assetId, order_by: "-timestamp", limit, offset: skipped },
        signal,
      ),
    placeholderData: keepPreviousData,
  });
}

interface AssetEventPart {
  readonly assetId?: number | undefined;
  readonly skipped?: number | undefined;
  readonly limit: number;
}

export function createAssetEvent(uri: string, extra: Readonly<Record<string, JsonValue>>): Promise<AssetEvent> {
  return change({ method: "POST", path: "/api/v1/datasets/events", body: { dataset_uri: uri, extra } });
}
