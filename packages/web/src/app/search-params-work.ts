import type { RerunBehavior } from "@baram/domain";
import { oneOf, type RawSearch, text, wholeNumber } from "./search-values.ts";

/** What the addresses of back-fills, assets and the inbox say after their `?`. */

/** The list of back-fills. */
export interface BackfillsSearch {
  readonly dag?: string | undefined;
  readonly skipped?: number | undefined;
}

export function parseBackfillsSearch(raw: RawSearch): BackfillsSearch {
  return { dag: text(raw["dag"]), skipped: wholeNumber(raw["skipped"]) };
}

/** What a new back-fill is to do. */
export interface NewBackfillSearch {
  readonly dag?: string | undefined;
  /** As the fields hold them: `2026-11-01T00:00`. */
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly rerun?: RerunBehavior | undefined;
  readonly backwards?: true | undefined;
  readonly runs?: number | undefined;
  /** Task ids, separated by commas. */
  readonly tasks?: string | undefined;
  /** Leaves out what is upstream of the tasks. */
  readonly only?: true | undefined;
}

export function parseNewBackfillSearch(raw: RawSearch): NewBackfillSearch {
  return {
    dag: text(raw["dag"]),
    from: text(raw["from"]),
    to: text(raw["to"]),
    rerun: oneOf(raw["rerun"], ["none", "failed", "completed"]),
    backwards: flag(raw["backwards"]),
    runs: wholeNumber(raw["runs"]),
    tasks: text(raw["tasks"]),
    only: flag(raw["only"]),
  };
}

/** Assets: as a list, a graph or their events, and what is chosen. */
export interface AssetsSearch {
  readonly view?: "list" | "graph" | "events" | undefined;
  readonly find?: string | undefined;
  /** The id of a node, `asset:s3://orders`. */
  readonly node?: string | undefined;
  /** Shows the whole graph in place of what is near the chosen node. */
  readonly all?: true | undefined;
  readonly skipped?: number | undefined;
}

export function parseAssetsSearch(raw: RawSearch): AssetsSearch {
  return {
    view: oneOf(raw["view"], ["list", "graph", "events"]),
    find: text(raw["find"]),
    node: text(raw["node"]),
    all: flag(raw["all"]),
    skipped: wholeNumber(raw["skipped"]),
  };
}

/** The inbox: which requests, and the one that is open, as links in mails name it. */
export interface InboxSearch {
  readonly state?: "pending" | "answered" | "defaulted" | "withdrawn" | undefined;
  readonly skipped?: number | undefined;
  readonly dag?: string | undefined;
  readonly run?: string | undefined;
  readonly task?: string | undefined;
  readonly index?: number | undefined;
}

export function parseInboxSearch(raw: RawSearch): InboxSearch {
  return {
    state: oneOf(raw["state"], ["pending", "answered", "defaulted", "withdrawn"]),
    skipped: wholeNumber(raw["skipped"]),
    dag: text(raw["dag"]),
    run: text(raw["run"]),
    task: text(raw["task"]),
    index: wholeNumber(raw["index"]),
  };
}

function flag(value: unknown): true | undefined {
  return value === true || value === "true" ? true : undefined;
}
