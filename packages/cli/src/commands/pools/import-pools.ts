import type { Json } from "@baram/domain";
import { readJsonFile } from "../../arguments/read-json-file.ts";
import type { PoolToSet } from "../../installation/installation-pools.ts";
import { CommandFailure } from "../../program/command-failure.ts";
import { withInstallation } from "../../program/with-installation.ts";
import { say, type Terminal } from "../../terminal/terminal.ts";
import type { VerboseOptions } from "../command-options.ts";

/** Makes pools as a file has them. Parity: what is incomplete is told of after the others have been stored. */
export async function importPools(
  terminal: Terminal,
  { file, verbose }: VerboseOptions & { readonly file: string },
): Promise<number> {
  const entries = readEntries(terminal, file);
  const complete: PoolToSet[] = [];
  const incomplete: string[] = [];
  for (const [name, entry] of entries) {
    const pool = poolOf(name, entry);
    if (pool === null) incomplete.push(name);
    else complete.push(pool);
  }
  await withInstallation(terminal, { event: "cli_pool_import", verbose }, async ({ pools }) => {
    for (const pool of complete) await pools.set(pool);
  });
  if (incomplete.length > 0) {
    throw new CommandFailure(
      `These pools were not imported, since each needs whole "slots" and a "description": ${incomplete.join(", ")}.`,
    );
  }
  say(terminal, `Uploaded ${complete.length} pool(s)`);
  return 0;
}

function readEntries(terminal: Terminal, file: string): readonly (readonly [string, Json])[] {
  const pools = readJsonFile(terminal, { file, missing: `Missing pools file ${file}` });
  if (typeof pools === "object" && pools !== null && !Array.isArray(pools)) return Object.entries(pools);
  throw new CommandFailure(`${file} holds no pools: expected a JSON object with a pool for each name.`);
}

function poolOf(name: string, entry: Json): PoolToSet | null {
  if (typeof entry !== "object" || entry === null || Array.isArray(entry)) return null;
  const { slots, description, include_deferred = false } = entry as Readonly<Record<string, Json>>;
  if (typeof slots !== "number" || !Number.isInteger(slots) || typeof description !== "string") return null;
  return { name, slots, description, include_deferred: include_deferred === true };
}
