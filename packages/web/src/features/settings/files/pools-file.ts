import type { PoolToSend } from "../../../api/settings-api.ts";
import { type ChosenFile, type FileReading, readObject, refuse } from "./file-reading.ts";

/** A pool of a file. */
export interface PoolEntry {
  readonly id: string;
  readonly pool: PoolToSend;
}

const FILE_INDENT = 4;

/** Reads pools as Airflow exports them: a JSON object with a pool for each name. */
export async function readPoolsFile(file: ChosenFile): Promise<FileReading<PoolEntry>> {
  const read = readObject(file, "a JSON object with a pool for each name");
  if (read.kind === "refused") return read;
  const entries: PoolEntry[] = [];
  for (const [name, value] of read.entries) {
    const pool = poolOf(name, value);
    if (pool === null) return refuse(`The pool ${name} needs whole "slots" and a "description".`);
    entries.push({ id: name, pool });
  }
  return { kind: "entries", entries };
}

/** Writes pools as Airflow exports them. */
export function writePoolsFile(pools: readonly PoolToSend[]): string {
  const entries = pools.map(({ name, slots, description, include_deferred }) => [
    name,
    { slots, description: description ?? "", include_deferred },
  ]);
  return `${JSON.stringify(Object.fromEntries(entries), null, FILE_INDENT)}\n`;
}

function poolOf(name: string, value: unknown): PoolToSend | null {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return null;
  const { slots, description, include_deferred } = value as Readonly<Record<string, unknown>>;
  if (typeof slots !== "number" || !Number.isInteger(slots) || typeof description !== "string") return null;
  return { name, slots, description, include_deferred: include_deferred === true };
}
