import { createReadStream } from "node:fs";
import { createGunzip } from "node:zlib";
import type { CopiedRows, CopiedTable } from "@baram/metadata-store";
import { CommandFailure } from "../../../program/command-failure.ts";
import { BACKUP_FORMAT, type BackupHeader } from "./backup-format.ts";

/** How many rows are given on at once, and how long their texts may be together. */
const BATCH = { rows: 1000, characters: 8_000_000 } as const;

/** Reads the first line. Throws {@link CommandFailure} for a file that is no backup. */
export async function readBackupHeader(path: string): Promise<BackupHeader> {
  for await (const line of linesOf(path)) {
    const header: Partial<BackupHeader> | null = parse(line);
    if (header?.format === BACKUP_FORMAT) return header as BackupHeader;
    break;
  }
  throw new CommandFailure(`${path} is no backup of Baram.`);
}

/**
 * Reads the rows of every table.
 *
 * Throws {@link CommandFailure} at the end where a row is missing: whoever has used the rows has to throw them away.
 */
export async function* readBackupRows(path: string, { tables }: BackupHeader): AsyncGenerator<CopiedRows> {
  const byName = new Map(tables.map((table) => [table.name, table]));
  const counts = new Map<string, number>();
  let table: CopiedTable | null = null;
  let rows: string[] = [];
  let characters = 0;
  let isWhole = false;
  for await (const line of linesOf(path)) {
    if (line.startsWith("[") && table !== null) {
      rows.push(line);
      characters += line.length;
      counts.set(table.name, (counts.get(table.name) ?? 0) + 1);
      if (rows.length < BATCH.rows && characters < BATCH.characters) continue;
    }
    if (table !== null && rows.length > 0) yield { table, rows };
    rows = [];
    characters = 0;
    if (line.startsWith("[")) continue;
    const mark: { readonly table?: string; readonly end?: boolean } | null = parse(line);
    if (mark?.table !== undefined) table = byName.get(mark.table) ?? null;
    if (mark?.end === true) isWhole = true;
  }
  const lacking = tables.find(({ name, rowCount }) => (counts.get(name) ?? 0) !== rowCount);
  if (isWhole && lacking === undefined) return;
  throw new CommandFailure(
    `The backup ${path} is not whole${lacking === undefined ? "" : `: rows of ${lacking.name} are missing`}.`,
  );
}

async function* linesOf(path: string): AsyncGenerator<string> {
  const file = createReadStream(path);
  const text = file.pipe(createGunzip()).setEncoding("utf8");
  file.once("error", (error) => text.destroy(error));
  let rest = "";
  try {
    for await (const chunk of text as AsyncIterable<string>) {
      const lines = (rest + chunk).split("\n");
      rest = lines.pop() ?? "";
      yield* lines;
    }
  } catch (error) {
    throw new CommandFailure(
      `The backup ${path} cannot be read: ${error instanceof Error ? error.message : String(error)}.`,
    );
  } finally {
    file.destroy();
  }
  if (rest !== "") yield rest;
}

function parse(line: string): object | null {
  try {
    const value: unknown = JSON.parse(line);
    return typeof value === "object" ? value : null;
  } catch {
    return null;
  }
}
