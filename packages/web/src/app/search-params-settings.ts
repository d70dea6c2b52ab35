import { oneOf, type RawSearch, text, wholeNumber } from "./search-values.ts";

/** What the addresses of the admin pages and of the trigger form say after their `?`. */

/** A list that is searched, page after page. */
export interface SettingsListSearch {
  readonly search?: string | undefined;
  /** The page begins after this id. */
  readonly after?: string | undefined;
  /** How many rows stand on the pages before this one. */
  readonly skipped?: number | undefined;
}

export function parseSettingsListSearch(raw: RawSearch): SettingsListSearch {
  return { search: text(raw["search"]), after: text(raw["after"]), skipped: wholeNumber(raw["skipped"]) };
}

/** The trigger form, and the run whose conf it takes over. */
export interface TriggerSearch {
  readonly from?: string | undefined;
}

export function parseTriggerSearch(raw: RawSearch): TriggerSearch {
  return { from: text(raw["from"]) };
}

/** How far the use of pools reaches back, in hours. */
export const POOL_HOURS = [1, 6, 24, 168] as const;

/** The pools, the one whose slots are looked into, and the use over time. */
export interface PoolsSearch {
  readonly pool?: string | undefined;
  readonly hours?: number | undefined;
  /** The beginning of the step of time whose holders are on show, as ISO 8601 text. */
  readonly at?: string | undefined;
  readonly view?: "table" | undefined;
}

export function parsePoolsSearch(raw: RawSearch): PoolsSearch {
  const at = text(raw["at"]);
  return {
    pool: text(raw["pool"]),
    hours: POOL_HOURS.find((hours) => hours === Number(raw["hours"])),
    at: at === undefined || Number.isNaN(Date.parse(at)) ? undefined : at,
    view: oneOf(raw["view"], ["table"]),
  };
}

/** What narrows the audit log; dates are days. */
export interface AuditSearch {
  readonly owner?: string | undefined;
  readonly event?: string | undefined;
  readonly dag?: string | undefined;
  readonly task?: string | undefined;
  readonly run?: string | undefined;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly before?: number | undefined;
}

export function parseAuditSearch(raw: RawSearch): AuditSearch {
  return {
    owner: text(raw["owner"]),
    event: text(raw["event"]),
    dag: text(raw["dag"]),
    task: text(raw["task"]),
    run: text(raw["run"]),
    from: dayText(raw["from"]),
    to: dayText(raw["to"]),
    before: wholeNumber(raw["before"]),
  };
}

function dayText(value: unknown): string | undefined {
  const day = text(value);
  return day !== undefined && /^\d{4}-\d\d-\d\d$/.test(day) ? day : undefined;
}

/** The parts of the system page. */
export const SYSTEM_TABS = ["configuration", "providers", "jobs"] as const;

/** One part of the system page. */
export type SystemTab = (typeof SYSTEM_TABS)[number];

/** What of the system is on show. */
export interface SystemSearch {
  readonly tab?: SystemTab | undefined;
  readonly search?: string | undefined;
  /** Only options that somebody set. */
  readonly changed?: boolean | undefined;
}

export function parseSystemSearch(raw: RawSearch): SystemSearch {
  return {
    tab: oneOf(raw["tab"], SYSTEM_TABS),
    search: text(raw["search"]),
    changed: raw["changed"] === true ? true : undefined,
  };
}
