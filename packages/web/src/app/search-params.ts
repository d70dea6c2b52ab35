import type { DagFilterState } from "../api/ui-shapes.ts";
import { oneOf, type RawSearch, text, wholeNumber } from "./search-values.ts";

/** What an address says after its `?`; everything is optional, and what is not understood is dropped. */

/** The list of Dags. */
export interface DagsSearch {
  readonly search?: string | undefined;
  readonly state?: DagFilterState | undefined;
  readonly tag?: string | undefined;
  readonly owner?: string | undefined;
  /** Only the favorites of this browser. */
  readonly favorites?: true | undefined;
  readonly cursor?: string | undefined;
  /** How many Dags stand on the pages before this one. */
  readonly skipped?: number | undefined;
}

export function parseDagsSearch(raw: RawSearch): DagsSearch {
  return {
    search: text(raw["search"]),
    state: oneOf(raw["state"], ["failed", "running", "queued", "paused"]),
    tag: text(raw["tag"]),
    owner: text(raw["owner"]),
    favorites: raw["favorites"] === true || raw["favorites"] === "true" ? true : undefined,
    cursor: text(raw["cursor"]),
    skipped: wholeNumber(raw["skipped"]),
  };
}

/** The parts of the details of a task instance. */
export const DETAILS_TABS = ["details", "logs", "why", "xcoms", "rendered", "tries"] as const;

/** One part of the details of a task instance. */
export type DetailsTab = (typeof DETAILS_TABS)[number];

/** The grid of a Dag, and what is selected in it. */
export interface GridSearch {
  readonly run?: string | undefined;
  readonly task?: string | undefined;
  /** One instance of a mapped task. */
  readonly map_index?: number | undefined;
  readonly tab?: DetailsTab | undefined;
  readonly find?: string | undefined;
  readonly limit?: number | undefined;
  readonly before?: string | undefined;
  readonly run_type?: string | undefined;
  readonly run_state?: string | undefined;
  /** Only tasks with an instance in this state in one of the runs on show. */
  readonly task_state?: string | undefined;
  /** Folded groups, separated by commas. */
  readonly folded?: string | undefined;
  /** Several cells that are picked for one act. */
  readonly picked?: string | undefined;
}

/** Takes the selection, and only it, out of the address of a grid. */
export const NOTHING_SELECTED = { run: undefined, task: undefined, map_index: undefined, tab: undefined };

export function parseGridSearch(raw: RawSearch): GridSearch {
  return {
    run: text(raw["run"]),
    task: text(raw["task"]),
    map_index: wholeNumber(raw["map_index"]),
    tab: oneOf(raw["tab"], DETAILS_TABS),
    find: text(raw["find"]),
    limit: wholeNumber(raw["limit"]),
    before: text(raw["before"]),
    run_type: oneOf(raw["run_type"], ["scheduled", "manual", "backfill", "dataset_triggered"]),
    run_state: oneOf(raw["run_state"], ["queued", "running", "success", "failed"]),
    task_state: text(raw["task_state"]),
    folded: text(raw["folded"]),
    picked: text(raw["picked"]),
  };
}

/** The graph of a Dag. */
export interface GraphSearch {
  readonly run?: string | undefined;
  readonly task?: string | undefined;
  readonly find?: string | undefined;
  readonly direction?: "right" | "down" | undefined;
  /** Only what comes before the selected task, after it, or both. */
  readonly focus?: "upstream" | "downstream" | "both" | undefined;
  /** Whether assets and other Dags are left out. */
  readonly assets?: "off" | undefined;
  readonly folded?: string | undefined;
}

export function parseGraphSearch(raw: RawSearch): GraphSearch {
  return {
    run: text(raw["run"]),
    task: text(raw["task"]),
    find: text(raw["find"]),
    direction: oneOf(raw["direction"], ["right", "down"]),
    focus: oneOf(raw["focus"], ["upstream", "downstream", "both"]),
    assets: oneOf(raw["assets"], ["off"]),
    // An empty list means "nothing is folded", which differs from no choice.
    folded: typeof raw["folded"] === "string" ? raw["folded"] : undefined,
  };
}

/** The table of runs. */
export interface RunsSearch {
  readonly before?: string | undefined;
  readonly run_type?: string | undefined;
  readonly run_state?: string | undefined;
}

export function parseRunsSearch(raw: RawSearch): RunsSearch {
  const { before, run_type, run_state } = parseGridSearch(raw);
  return { before, run_type, run_state };
}

/** The code of a Dag. */
export interface CodeSearch {
  readonly version?: number | undefined;
  /** The line that is pointed out. */
  readonly line?: number | undefined;
}

export function parseCodeSearch(raw: RawSearch): CodeSearch {
  return { version: wholeNumber(raw["version"]), line: wholeNumber(raw["line"]) };
}

/** A task instance's own page. */
export interface TaskInstanceSearch {
  readonly map_index?: number | undefined;
  readonly tab?: DetailsTab | undefined;
  readonly try?: number | undefined;
  readonly line?: number | undefined;
  readonly find?: string | undefined;
  /** Log levels that are hidden, separated by commas. */
  readonly hidden?: string | undefined;
}

export function parseTaskInstanceSearch(raw: RawSearch): TaskInstanceSearch {
  return {
    map_index: wholeNumber(raw["map_index"]),
    tab: oneOf(raw["tab"], DETAILS_TABS),
    try: wholeNumber(raw["try"]),
    line: wholeNumber(raw["line"]),
    find: text(raw["find"]),
    hidden: text(raw["hidden"]),
  };
}

/** Why the way by the provider led back here. */
const PROVIDER_REFUSALS = ["unreachable", "refused", "name-taken", "not-active"] as const;

/** The log-in page, where to go afterwards, and why the provider's way did not lead there. */
export interface LogInSearch {
  readonly next?: string | undefined;
  readonly refused?: (typeof PROVIDER_REFUSALS)[number] | undefined;
}

export function parseLogInSearch(raw: RawSearch): LogInSearch {
  const next = text(raw["next"]);
  // Only a path of this site: an address elsewhere would make the log-in page a door to it.
  const isOwn = next !== undefined && /^\/(?![/\\])/.test(next);
  return { next: isOwn ? next : undefined, refused: oneOf(raw["refused"], PROVIDER_REFUSALS) };
}
