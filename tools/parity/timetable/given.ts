import { type Instant, parseInstant } from "@baram/domain";

/** A length of time by Python's names: plural parts are added, singular ones set. */
export type GivenDelta = Readonly<Record<string, number>>;

/** `[uris or aliases]`, or a condition over them. */
export type GivenAssets =
  | readonly (string | { readonly alias: string })[]
  | { readonly any: GivenAssets }
  | { readonly all: GivenAssets };

/** A schedule as recordings write it. What is none, a number for example, is given on purpose, too. */
export type GivenSchedule =
  | string
  | number
  | boolean
  | null
  | readonly string[]
  | { readonly delta: GivenDelta }
  | { readonly relativedelta: GivenDelta }
  | { readonly datasets: GivenAssets }
  | {
      readonly timetable: "CronDataIntervalTimetable";
      readonly cron: string;
      readonly timezone: string;
    }
  | {
      readonly timetable: "CronTriggerTimetable";
      readonly cron: string;
      readonly timezone: string;
      readonly interval?: { readonly delta: GivenDelta } | { readonly relativedelta: GivenDelta };
    }
  | {
      readonly timetable: "EventsTimetable";
      readonly event_dates: readonly string[];
      readonly restrict_to_events?: boolean;
      readonly description?: string;
    }
  | { readonly timetable: "DatasetOrTimeSchedule"; readonly time: GivenSchedule; readonly datasets: GivenAssets };

/** A Dag of which only its schedule matters. */
export interface GivenScheduledDag {
  readonly dag_id?: string;
  readonly schedule?: GivenSchedule;
  readonly start_date?: string;
  readonly end_date?: string;
  readonly timezone?: string;
  readonly catchup?: boolean;
  readonly max_active_runs?: number;
  readonly tasks?: readonly { readonly task_id: string; readonly start_date?: string; readonly end_date?: string }[];
  /** Tasks that update assets. */
  readonly producers?: readonly {
    readonly task_id: string;
    readonly outlets: readonly (string | { readonly alias: string })[];
  }[];
}

/** A moment as recordings write it. */
export function instantOf(text: string): Instant {
  const at = parseInstant(text);
  if (at === null) throw new Error(`"${text}" is no moment.`);
  return at;
}
