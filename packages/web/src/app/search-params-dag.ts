import { DETAILS_TABS, type DetailsTab } from "./search-params.ts";
import { oneOf, type RawSearch, text, wholeNumber } from "./search-values.ts";

/** What the addresses of a Dag's further views say after their `?`. */

/** What is selected of a run, and which part of its details is open. */
export interface SelectionSearch {
  readonly task?: string | undefined;
  readonly map_index?: number | undefined;
  readonly tab?: DetailsTab | undefined;
}

/** The tries of one run over time. */
export interface GanttSearch extends SelectionSearch {
  readonly run?: string | undefined;
  /** The clock, or the time since the run started. */
  readonly axis?: "since-start" | undefined;
  readonly critical?: "off" | undefined;
  /** How much the time axis is stretched: 2, 4, 8… */
  readonly zoom?: number | undefined;
  /** Folded groups, separated by commas. */
  readonly folded?: string | undefined;
  /** Mapped tasks whose instances are on show, separated by commas. */
  readonly unfolded?: string | undefined;
}

function parseSelection(raw: RawSearch): SelectionSearch {
  return {
    task: text(raw["task"]),
    map_index: wholeNumber(raw["map_index"]),
    tab: oneOf(raw["tab"], DETAILS_TABS),
  };
}

export function parseGanttSearch(raw: RawSearch): GanttSearch {
  return {
    ...parseSelection(raw),
    run: text(raw["run"]),
    axis: oneOf(raw["axis"], ["since-start"]),
    critical: oneOf(raw["critical"], ["off"]),
    zoom: wholeNumber(raw["zoom"]),
    folded: text(raw["folded"]),
    unfolded: text(raw["unfolded"]),
  };
}

/** The runs of a Dag by day or hour. */
export interface CalendarSearch {
  readonly view?: "hours" | undefined;
  /** The year of the days (`2026`), or the month of the hours (`2026-11`). */
  readonly at?: string | undefined;
  /** The day that is open: `2026-11-20`. */
  readonly day?: string | undefined;
}

export function parseCalendarSearch(raw: RawSearch): CalendarSearch {
  const at = text(raw["at"]);
  const day = text(raw["day"]);
  return {
    view: oneOf(raw["view"], ["hours"]),
    at: at !== undefined && /^\d{4}(?:-\d{2})?$/.test(at) ? at : undefined,
    day: day !== undefined && /^\d{4}-\d{2}-\d{2}$/.test(day) ? day : undefined,
  };
}

/** How long tasks took, over runs. */
export interface DurationsSearch {
  readonly task?: string | undefined;
  readonly limit?: number | undefined;
  readonly sort?: "name" | "longest" | undefined;
  readonly find?: string | undefined;
}

export function parseDurationsSearch(raw: RawSearch): DurationsSearch {
  return {
    task: text(raw["task"]),
    limit: wholeNumber(raw["limit"]),
    sort: oneOf(raw["sort"], ["name", "longest"]),
    find: text(raw["find"]),
  };
}

/** The events of a Dag. */
export interface EventsSearch {
  readonly from?: "people" | "tries" | undefined;
  readonly task?: string | undefined;
  readonly run?: string | undefined;
  readonly offset?: number | undefined;
}

export function parseEventsSearch(raw: RawSearch): EventsSearch {
  return {
    from: oneOf(raw["from"], ["people", "tries"]),
    task: text(raw["task"]),
    run: text(raw["run"]),
    offset: wholeNumber(raw["offset"]),
  };
}

/** Two versions of a Dag beside each other. */
export interface VersionsSearch {
  readonly version?: number | undefined;
  readonly with?: number | undefined;
}

export function parseVersionsSearch(raw: RawSearch): VersionsSearch {
  return { version: wholeNumber(raw["version"]), with: wholeNumber(raw["with"]) };
}

/** A run's own page. */
export interface RunSearch extends SelectionSearch {
  readonly view?: "graph" | "timeline" | undefined;
  readonly folded?: string | undefined;
  readonly unfolded?: string | undefined;
}

export function parseRunSearch(raw: RawSearch): RunSearch {
  return {
    ...parseSelection(raw),
    view: oneOf(raw["view"], ["graph", "timeline"]),
    // An empty list means "nothing is folded", which differs from no choice.
    folded: typeof raw["folded"] === "string" ? raw["folded"] : undefined,
    unfolded: text(raw["unfolded"]),
  };
}
