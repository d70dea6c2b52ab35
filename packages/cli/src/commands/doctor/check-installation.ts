import { formatInstant, type Instant, secondsBetween } from "@baram/domain";
import { isJobAlive, listRunningJobs, type MetadataStore, readDatabaseClock } from "@baram/metadata-store";
import type { Invocation } from "../../program/invocation.ts";
import type { Finding } from "./finding.ts";

/** What clocks may differ by before what they say of each other's heartbeats is wrong. */
const CLOCK_SECONDS_MAXIMUM = 5;
const NAMES_SHOWN = 5;

/** Whether the schema is this version's. */
export async function checkSchema(store: MetadataStore): Promise<Finding> {
  const check = "database";
  const applied = await store.appliedMigrations();
  const unknown = applied.filter((name) => !store.knownMigrations.includes(name));
  if (unknown.length > 0) {
    const message = `The database was made by a newer version of Baram (it has ${unknown.join(", ")}).`;
    return { check, status: "problem", message, remedy: "Install that version, or restore a backup made before it." };
  }
  const pending = store.knownMigrations.filter((name) => !applied.includes(name));
  if (pending.length > 0) {
    const message = `The database is not migrated (it lacks ${pending.join(", ")}).`;
    return { check, status: "problem", message, remedy: 'Stop the servers and run "baram db migrate".' };
  }
  return { check, status: "ok", message: "The database answers and has this version's schema." };
}

/** Dag files that do not load. */
export async function checkImportErrors({ reader }: MetadataStore): Promise<Finding> {
  const check = "import errors";
  const rows = await reader.selectFrom("importError").select("relativePath").orderBy("relativePath").execute();
  if (rows.length === 0) return { check, status: "ok", message: "Every Dag file that was read has loaded." };
  const names = rows.slice(0, NAMES_SHOWN).map(({ relativePath }) => relativePath);
  const others = rows.length > names.length ? ` and ${rows.length - names.length} others` : "";
  const count = rows.length === 1 ? "1 Dag file does" : `${rows.length} Dag files do`;
  const message = `${count} not load: ${names.join(", ")}${others}.`;
  return { check, status: "problem", message, remedy: '"baram dags list-import-errors" says why.' };
}

/** Processes that have said nothing for too long, and whether a scheduler is among the others. */
export async function checkJobs(
  { reader }: MetadataStore,
  { configuration, terminal }: Pick<Invocation, "configuration" | "terminal">,
): Promise<readonly Finding[]> {
  const check = "processes";
  const now = terminal.clock.now();
  const running = await listRunningJobs(reader);
  const seconds = configuration.scheduler.scheduler_health_check_threshold;
  const living = running.filter((job) => isJobAlive(job, { now, seconds }));
  const dead = running.filter((job) => !living.includes(job));
  const ahead = living.filter(({ latestHeartbeat }) => secondsBetween(now, latestHeartbeat) > CLOCK_SECONDS_MAXIMUM);
  const findings: Finding[] = dead.map(({ jobType, hostname, processId, latestHeartbeat }) => ({
    check,
    status: "warning",
    message: `${jobType} on ${hostname} (process ${processId}) was last heard of at ${formatInstant(latestHeartbeat)}.`,
    remedy: "Start it again there. What it was doing is taken over by the next scheduler.",
  }));
  for (const { jobType, hostname } of ahead) {
    const message = `The heartbeat of ${jobType} on ${hostname} lies in the future.`;
    findings.push({ check: "clock", status: "problem", message, remedy: "Set the clocks of both machines, by NTP." });
  }
  if (living.length > 0 && !living.some(({ jobType }) => jobType === "SchedulerJob")) {
    const message = "Processes run, and no scheduler is among them, so nothing is started.";
    findings.push({ check, status: "problem", message, remedy: '"baram scheduler" starts one.' });
  }
  if (findings.length > 0) return findings;
  return [{ check, status: "ok", message: `Jobs that are alive: ${living.length}; none is lost.` }];
}

/** Whether the database's clock goes as this machine's. */
export async function checkClock({ reader }: MetadataStore, now: () => Instant): Promise<Finding> {
  const check = "clock";
  const before = now();
  const there = await readDatabaseClock(reader);
  if (there === null) return { check, status: "ok", message: `It is ${formatInstant(before)}.` };
  const seconds = Math.abs(secondsBetween(before, there));
  if (seconds <= CLOCK_SECONDS_MAXIMUM)
    return { check, status: "ok", message: "The database's clock goes as this one." };
  const message = `The database's clock differs from this machine's by ${Math.round(seconds)} seconds.`;
  return { check, status: "problem", message, remedy: "Set the clocks of both machines, by NTP." };
}
