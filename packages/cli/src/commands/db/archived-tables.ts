import { closeSync, openSync, writeSync } from "node:fs";
import { join } from "node:path";
import type { Installation } from "../../installation/installation.ts";
import { openInstallation } from "../../installation/open-installation.ts";
import { commandLogger } from "../../logging/command-logger.ts";
import { readInvocation } from "../../program/invocation.ts";
import { askForWords } from "../../terminal/ask-for-words.ts";
import { say, type Terminal } from "../../terminal/terminal.ts";

/** What `baram db drop-archived` was given. */
export interface DropArchivedOptions {
  /** By comma; the tables that were cleaned. */
  readonly tables?: string;
  readonly yes?: boolean;
}

/** What `baram db export-archived` was given. */
export interface ExportArchivedOptions extends DropArchivedOptions {
  /** A folder that there is. */
  readonly outputPath: string;
  readonly dropArchives?: boolean;
}

/** Drops the tables that earlier cleanings have left. Without any, nothing is asked. */
export async function dropArchivedTables(terminal: Terminal, options: DropArchivedOptions): Promise<number> {
  const installation = await open(terminal);
  try {
    const archives = await chooseArchives(installation, options.tables);
    if (archives.length === 0) {
      say(terminal, "There are no archived tables.");
      return 0;
    }
    if (options.yes !== true) await askBeforeDropping(terminal, archives);
    for (const name of archives) await drop(terminal, installation, name);
    return 0;
  } finally {
    await installation.close();
  }
}

/** Writes each archived table to a file of its own. */
export async function exportArchivedTables(terminal: Terminal, options: ExportArchivedOptions): Promise<number> {
  const installation = await open(terminal);
  try {
    const archives = await chooseArchives(installation, options.tables);
    if (options.dropArchives === true && options.yes !== true && archives.length > 0) {
      await askBeforeDropping(terminal, archives);
    }
    for (const name of archives) {
      const path = join(options.outputPath, `${name}.csv`);
      const count = await exportTable(installation, name, path);
      say(terminal, `Exported ${count} rows of ${name} to ${path}`);
      if (options.dropArchives === true) await drop(terminal, installation, name);
    }
    return 0;
  } finally {
    await installation.close();
  }
}

function open(terminal: Terminal): Promise<Installation> {
  const logger = commandLogger(terminal, {});
  return openInstallation(readInvocation(terminal), { readsDagFiles: false, logger });
}

function askBeforeDropping(terminal: Terminal, archives: readonly string[]): Promise<void> {
  return askForWords(terminal, {
    question: `You have requested that we drop the following archived tables: ${archives.join(", ")}. This is irreversible. Consider backing up the tables first.`,
    words: "drop archived tables",
  });
}

/** The name of an archive holds that of its table between double underscores. */
async function chooseArchives(installation: Installation, tables: string | undefined): Promise<readonly string[]> {
  const archives = await installation.listArchives();
  if (tables === undefined) return archives;
  const wanted = tables.split(",").map((name) => `__${name.trim()}__`);
  return archives.filter((archive) => wanted.some((part) => archive.includes(part)));
}

async function drop(terminal: Terminal, installation: Installation, name: string): Promise<void> {
  await installation.dropArchive(name);
  say(terminal, `Dropped ${name}`);
}

async function exportTable(installation: Installation, name: string, path: string): Promise<number> {
  const file = openSync(path, "w");
  try {
    for (let offset = 0; ; ) {
      const { columns, rows } = await installation.readArchive(name, offset);
      if (rows.length === 0) return offset;
      if (offset === 0) writeSync(file, csvLine(columns));
      writeSync(file, rows.map(csvLine).join(""));
      offset += rows.length;
    }
  } finally {
    closeSync(file);
  }
}

function csvLine(cells: readonly (string | null)[]): string {
  const quoted = cells.map((cell) => {
    const text = cell ?? "";
    return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  });
  return `${quoted.join(",")}\r\n`;
}
