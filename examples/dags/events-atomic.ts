import { appendFile, mkdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { chain, Dag, getContext } from "baram";
import { fetchEvents, statisticsOf } from "../events/events.ts";
import { addEventsTasks, EVENTS_FOLDER, filePerDayOf, writeText } from "../events/events-tasks.ts";

/*
 * A task does one thing, all of it or nothing; and doing it again changes nothing.
 */

const DAYS = {
  startDate: "2019-01-01",
  endDate: "2019-01-05",
  schedule: "@daily",
  tags: ["incremental data"],
};

export const nonAtomic = new Dag("10_non_atomic_send", {
  ...DAYS,
  description: "One task counts and sends. When sending fails, what was counted is there all the same.",
});
const paths = filePerDayOf("10_non_atomic_send");
nonAtomic.task(
  "calculate_stats",
  async ({ into, startDate, endDate }: { into: string; startDate: string; endDate: string }) => {
    await writeText(into, statisticsOf(fetchEvents({ startDate, endDate })));
    await send(into);
  },
)({ into: paths.statisticsPath, startDate: "{{ ds }}", endDate: "{{ next_ds }}" });

export const atomic = new Dag("11_atomic_send", {
  ...DAYS,
  description: "Sending is a task of its own: when it fails, it alone is tried again.",
});
const { calculated } = addEventsTasks(atomic, filePerDayOf("11_atomic_send"));
const sent = atomic.task("send_stats", ({ path }: { path: string }) => send(path))({ path: calculated });
chain(calculated, sent);

/** Stands in for an e-mail; the folder `outbox` is where it goes. */
async function send(path: string): Promise<void> {
  const { ds, dag, log } = getContext();
  const outbox = join(EVENTS_FOLDER, dag.dagId, "outbox");
  await mkdir(outbox, { recursive: true });
  await appendFile(join(outbox, `${ds}.txt`), await readFile(path, "utf8"));
  log.info("Sending stats to user@example.com...");
}
