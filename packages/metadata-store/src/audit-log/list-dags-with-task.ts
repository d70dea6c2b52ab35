import { sql } from "kysely";
import { isOneOf } from "../is-one-of.ts";
import type { MetadataReader } from "../metadata-store.ts";

const KEPT_MAXIMUM = 500;
/** How many versions may be on their way at once. */
const MISSING_MAXIMUM = 100;

/** What is known of a task's id. */
interface KnownTask {
  readonly dagIds: Set<string>;
  /** The last version of a Dag that was looked at: a stored one never changes. */
  lastVersionId: number;
  /** Numbers below it that no version had: one of another transaction may have been on its way. */
  missingVersionIds: readonly number[];
}

const KNOWN_BY_READER = new WeakMap<MetadataReader, Map<string, KnownTask>>();

/**
 * The Dags of which some stored version names this task, and maybe some that mean something else by the name.
 *
 * The versions are searched once for each name, and then those that have come since.
 */
export async function listDagsWithTask(reader: MetadataReader, taskId: string): Promise<readonly string[]> {
  const known = knownTask(reader, taskId);
  // As JSON has it, quoted.
  const part = `%${JSON.stringify(taskId).replaceAll(/[\\%_]/g, "\\$&")}%`;
  const { rows } = await sql<{ id: number; dagId: string; hasTask: number }>`
    select dag_version.id, dag_version.dag_id,
      case when cast(serialized_dag.data as text) like ${part} escape '\\' then 1 else 0 end as has_task
    from dag_version inner join serialized_dag on serialized_dag.dag_version_id = dag_version.id
    where dag_version.id > ${known.lastVersionId} or ${isOneOf(sql`dag_version.id`, known.missingVersionIds)}
  `.execute(reader);
  const found = new Set(rows.map(({ id }) => id));
  for (const { dagId, hasTask } of rows) if (hasTask === 1) known.dagIds.add(dagId);
  let last = known.lastVersionId;
  for (const id of found) last = Math.max(last, id);
  const missing = known.missingVersionIds.filter((id) => !found.has(id));
  for (let id = Math.max(known.lastVersionId, last - MISSING_MAXIMUM) + 1; id < last; id += 1) {
    if (!found.has(id)) missing.push(id);
  }
  known.lastVersionId = last;
  known.missingVersionIds = missing.slice(-MISSING_MAXIMUM);
  return [...known.dagIds];
}

function knownTask(reader: MetadataReader, taskId: string): KnownTask {
  const tasks = KNOWN_BY_READER.get(reader) ?? new Map<string, KnownTask>();
  KNOWN_BY_READER.set(reader, tasks);
  const known = tasks.get(taskId) ?? { dagIds: new Set<string>(), lastVersionId: 0, missingVersionIds: [] };
  tasks.set(taskId, known);
  const [oldest] = tasks.size > KEPT_MAXIMUM ? tasks.keys() : [];
  if (oldest !== undefined) tasks.delete(oldest);
  return known;
}
