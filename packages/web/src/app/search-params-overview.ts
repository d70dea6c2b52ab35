import { DAG_RUN_STATES, RUN_TYPES } from "@baram/domain";
import { oneOf, type RawSearch, text, wholeNumber } from "./search-values.ts";

/** What the addresses of the pages about the whole installation say. */

/** The stretches of the home page, in hours. */
export const HOME_HOURS = [1, 6, 24, 168] as const;

/** The home page. */
export interface HomeSearch {
  readonly hours?: number | undefined;
  readonly count?: "runs" | undefined;
  readonly view?: "table" | undefined;
}

export function parseHomeSearch(raw: RawSearch): HomeSearch {
  return {
    hours: HOME_HOURS.find((hours) => hours === Number(raw["hours"])),
    count: oneOf(raw["count"], ["runs"]),
    view: oneOf(raw["view"], ["table"]),
  };
}

/** The runs of all Dags. */
export interface AllRunsSearch {
  /** A part of the Dag's id. */
  readonly dag?: string | undefined;
  readonly state?: (typeof DAG_RUN_STATES)[number] | undefined;
  readonly type?: (typeof RUN_TYPES)[number] | undefined;
  /** Days, both included, as `2026-11-20`. */
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly order?: "oldest" | "longest" | undefined;
  readonly cursor?: string | undefined;
  /** How many runs stand on the pages before this one. */
  readonly skipped?: number | undefined;
}

export function parseAllRunsSearch(raw: RawSearch): AllRunsSearch {
  return {
    dag: text(raw["dag"]),
    state: oneOf(raw["state"], DAG_RUN_STATES),
    type: oneOf(raw["type"], RUN_TYPES),
    from: day(raw["from"]),
    to: day(raw["to"]),
    order: oneOf(raw["order"], ["oldest", "longest"]),
    cursor: text(raw["cursor"]),
    skipped: wholeNumber(raw["skipped"]),
  };
}

/** How far the timeline reaches. */
export const TIMELINE_ZOOMS = ["hours", "day", "week"] as const;

/** How far the timeline reaches. */
export type TimelineZoom = (typeof TIMELINE_ZOOMS)[number];

/** The timeline. */
export interface TimelineSearch {
  readonly zoom?: TimelineZoom | undefined;
  /** The middle of the stretch, as ISO 8601 text; without it, the present. */
  readonly at?: string | undefined;
  readonly dag?: string | undefined;
  readonly view?: "table" | undefined;
}

export function parseTimelineSearch(raw: RawSearch): TimelineSearch {
  const at = text(raw["at"]);
  return {
    zoom: oneOf(raw["zoom"], TIMELINE_ZOOMS),
    at: at === undefined || Number.isNaN(Date.parse(at)) ? undefined : at,
    dag: text(raw["dag"]),
    view: oneOf(raw["view"], ["table"]),
  };
}

/** The import errors. */
export interface ImportErrorsSearch {
  /** A part of the file's path or of the message. */
  readonly file?: string | undefined;
}

export function parseImportErrorsSearch(raw: RawSearch): ImportErrorsSearch {
  return { file: text(raw["file"]) };
}

/** Two runs side by side; of the same Dag or of two. */
export interface CompareSearch {
  readonly dag?: string | undefined;
  readonly run?: string | undefined;
  readonly other_dag?: string | undefined;
  readonly other_run?: string | undefined;
  /** Only tasks that differ. */
  readonly differing?: boolean | undefined;
}

export function parseCompareSearch(raw: RawSearch): CompareSearch {
  return {
    dag: text(raw["dag"]),
    run: text(raw["run"]),
    other_dag: text(raw["other_dag"]),
    other_run: text(raw["other_run"]),
    differing: raw["differing"] === true || raw["differing"] === "true" ? true : undefined,
  };
}

function day(value: unknown): string | undefined {
  const given = text(value);
  return given !== undefined && /^\d{4}-\d{2}-\d{2}$/.test(given) && !Number.isNaN(Date.parse(given))
    ? given
    : undefined;
}
