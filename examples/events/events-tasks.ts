import { mkdir, readFile, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { chain, type Dag } from "baram";
import { fetchEvents, statisticsOf, type UserEvent } from "./events.ts";

/** Where the examples keep their events. */
export const EVENTS_FOLDER = join(tmpdir(), "baram-events");

/** Where a Dag's tasks read and write, and which events they ask for: templates. */
export interface EventsPlan {
  readonly startDate?: string;
  readonly endDate?: string;
  readonly eventsPath: string;
  readonly statisticsPath: string;
}

/** Adds the two tasks that most of these examples have: fetch the events into a file, count them into another. */
export function addEventsTasks(dag: Dag, plan: EventsPlan) {
  const fetchInto = dag.task(
    "fetch_events",
    async ({ path, ...dates }: { path: string; startDate?: string; endDate?: string }) => {
      const events = fetchEvents(dates);
      await writeText(path, JSON.stringify(events));
      return events.length;
    },
  );
  const calculate = dag.task("calculate_stats", async ({ from, into }: { from: string; into: string }) => {
    const events = JSON.parse(await readFile(from, "utf8")) as UserEvent[];
    await writeText(into, statisticsOf(events));
    return into;
  });
  const { eventsPath, statisticsPath, ...dates } = plan;
  const fetched = fetchInto({ path: eventsPath, ...dates });
  const calculated = calculate({ from: eventsPath, into: statisticsPath });
  chain(fetched, calculated);
  return { fetched, calculated };
}

/** Writes a file, its folder included, in place of what is there: a second time changes nothing. */
export async function writeText(path: string, text: string): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, text);
}

/** The files of a Dag that keeps everything in one. */
export function oneFileOf(dagId: string): EventsPlan {
  const folder = join(EVENTS_FOLDER, dagId);
  return { eventsPath: join(folder, "events.json"), statisticsPath: join(folder, "stats.csv") };
}

/** The files of a Dag that keeps each day in one of its own. */
export function filePerDayOf(dagId: string): EventsPlan {
  const folder = join(EVENTS_FOLDER, dagId);
  return {
    startDate: "{{ ds }}",
    endDate: "{{ next_ds }}",
    eventsPath: join(folder, "events", "{{ ds }}.json"),
    statisticsPath: join(folder, "stats", "{{ ds }}.csv"),
  };
}
