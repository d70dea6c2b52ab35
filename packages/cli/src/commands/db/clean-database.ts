import { CLEANABLE_TABLES, findCleanableTable } from "@baram/metadata-store";
import type { DateArgument } from "../../arguments/date-argument.ts";
import type { Installation } from "../../installation/installation.ts";
import { openInstallation } from "../../installation/open-installation.ts";
import { commandLogger } from "../../logging/command-logger.ts";
import { CommandFailure } from "../../program/command-failure.ts";
import { readInvocation } from "../../program/invocation.ts";
import { askForWords } from "../../terminal/ask-for-words.ts";
import { complain, say, type Terminal } from "../../terminal/terminal.ts";

/** What `baram db clean` was given. */
export interface CleanDatabaseOptions {
  readonly cleanBeforeTimestamp: DateArgument;
  /** By comma. */
  readonly tables?: string;
  readonly dryRun?: boolean;
  readonly skipArchive?: boolean;
  readonly yes?: boolean;
  readonly verbose?: boolean;
}

/** Removes rows that are older than a moment, table by table. What of one table fails is told, and the next is done. */
export async function cleanDatabase(terminal: Terminal, options: CleanDatabaseOptions): Promise<number> {
  const before = options.cleanBeforeTimestamp.text;
  const tables = chooseTables(terminal, options.tables);
  const logger = commandLogger(terminal, options);
  const installation = await openInstallation(readInvocation(terminal), { readsDagFiles: false, logger });
  try {
    if (options.dryRun === true) {
      say(terminal, `Rows before ${before} that would be deleted:`);
    } else if (options.yes !== true) {
      await askForWords(terminal, {
        question: `You have requested that we purge all data prior to ${before} from tables ${tables.join(", ")}. This is irreversible.`,
        words: "delete rows",
      });
    }
    return await cleanTables(terminal, installation, { ...options, before, tables });
  } finally {
    await installation.close();
  }
}

async function cleanTables(
  terminal: Terminal,
  installation: Installation,
  {
    tables,
    before,
    dryRun = false,
    skipArchive = false,
  }: Pick<CleanDatabaseOptions, "dryRun" | "skipArchive"> & {
    readonly tables: readonly string[];
    readonly before: string;
  },
): Promise<number> {
  for (const table of tables) {
    try {
      const { row_count, archive_table } = await installation.cleanTable(table, { before, dryRun, skipArchive });
      const archived = archive_table === null ? "" : `, archived in ${archive_table}`;
      say(terminal, dryRun ? `${table}: ${row_count} rows` : `${table}: deleted ${row_count} rows${archived}`);
    } catch (error) {
      complain(terminal, `${table}: ${error instanceof Error ? error.message : String(error)}`);
    }
  }
  return 0;
}

/** Parity: unknown names are told of and left out; only unknown ones are a failure. */
function chooseTables(terminal: Terminal, text: string | undefined): readonly string[] {
  if (text === undefined) return Object.keys(CLEANABLE_TABLES).sort();
  const named = text.split(",").map((name) => name.trim());
  const unknown = named.filter((name) => findCleanableTable(name) === null);
  const known = named.filter((name) => !unknown.includes(name));
  if (known.length === 0) {
    throw new CommandFailure("No tables selected for db cleanup. Please choose valid table names.");
  }
  if (unknown.length > 0) {
    const there = Object.keys(CLEANABLE_TABLES).join(", ");
    complain(
      terminal,
      `The following tables are not valid choices and will be skipped: ${unknown.join(", ")}. There are ${there}.`,
    );
  }
  return known;
}
