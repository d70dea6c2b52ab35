import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { MetadataStore } from "@baram/metadata-store";
import { sql } from "kysely";
import { parse as parseYaml } from "yaml";
import type { RecordedInstallation } from "./recorded-installation.ts";

type Look = (store: MetadataStore) => Promise<unknown>;

/** What recordings look at in the database, each in the order of ids unless it says otherwise. */
const LOOKS: Readonly<Record<string, Look>> = {
  dag_runs: async ({ reader }) => {
    const rows = await reader.selectFrom("dagRun").select(["dagId", "runId", "state"]).orderBy("runId").execute();
    return byDag(rows, ({ runId, state }) => ({ run_id: runId, state }));
  },
  task_instances: async ({ reader }) => {
    const rows = await reader
      .selectFrom("taskInstance")
      .select(["dagId", "runId", "taskId", "mapIndex", "state"])
      .orderBy("runId")
      .orderBy("taskId")
      .orderBy("mapIndex")
      .execute();
    return byDag(rows, ({ runId, taskId, mapIndex, state }) => ({
      run_id: runId,
      task_id: taskId,
      map_index: mapIndex,
      state: state === "none" ? null : state,
    }));
  },
  dags: async ({ reader }) => {
    const rows = await reader
      .selectFrom("dag")
      .select(["dagId", "isPaused"])
      .where("isActive", "=", 1)
      .orderBy("dagId")
      .execute();
    return rows.map(({ dagId, isPaused }) => ({ dag_id: dagId, is_paused: isPaused === 1 }));
  },
  serialized_dags: async ({ reader }) => {
    const rows = await reader.selectFrom("dag").select("dagId").where("isActive", "=", 1).orderBy("dagId").execute();
    return rows.map(({ dagId }) => dagId);
  },
  jobs: async ({ reader }) => {
    const rows = await reader.selectFrom("job").select(["jobType", "state"]).orderBy("id").execute();
    return rows.map(({ jobType, state }) => ({ job_type: jobType, state }));
  },
  log_events: async ({ reader }) => {
    const rows = await reader
      .selectFrom("auditLog")
      .select("event")
      .where("event", "not like", "cli_%")
      .orderBy("id")
      .execute();
    return rows.map(({ event }) => event);
  },
  audit: async ({ reader }) => {
    const rows = await reader
      .selectFrom("auditLog")
      .select(["event", "dagId", "taskId"])
      .where("event", "like", "cli_%")
      .orderBy("id")
      .execute();
    return rows.map(({ event, dagId, taskId }) => ({ event, dag_id: dagId, task_id: taskId }));
  },
  archive_tables: async ({ reader }) => {
    const { rows } = await sql<{ name: string }>`
      select name from sqlite_master where type = 'table' and name like '\\_%deleted\\_\\_%' escape '\\' order by name
    `.execute(reader);
    return rows.map(({ name }) => name.split("__")[1] ?? name);
  },
};

/** Looks at what a recording looked at after its last command line. */
export async function inspectInstallation(
  installation: RecordedInstallation,
  expected: Readonly<Record<string, unknown>>,
): Promise<Readonly<Record<string, unknown>>> {
  const found: Record<string, unknown> = {};
  for (const part of Object.keys(expected)) {
    const look = LOOKS[part];
    if (part === "files") found[part] = readFiles(installation.work, expected[part] as object);
    else if (look === undefined) throw new Error(`A recording looks at "${part}", which is not known here.`);
    else found[part] = await installation.read(look);
  }
  return found;
}

/** Each file as it was recorded: its value, or its text. */
function readFiles(folder: string, expected: object): unknown {
  const files = Object.entries(expected).map(([name, how]) => {
    const path = join(folder, name);
    if (!existsSync(path)) return [name, null];
    const text = readFileSync(path, "utf8");
    if ("json" in how) return [name, { json: JSON.parse(text) as unknown }];
    return [name, "yaml" in how ? { yaml: parseYaml(text) as unknown } : { text }];
  });
  return Object.fromEntries(files) as unknown;
}

function byDag<Row extends { readonly dagId: string }>(rows: readonly Row[], show: (row: Row) => unknown): unknown {
  const found: Record<string, unknown[]> = {};
  for (const row of rows) (found[row.dagId] ??= []).push(show(row));
  return found;
}
