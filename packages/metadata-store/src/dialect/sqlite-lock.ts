import { openSqliteFile, type SqliteFile } from "./sqlite-connection.ts";

/** A held lock; the kernel frees it when the process ends, however it ends. */
export interface SqliteLock {
  release(): void;
}

/**
 * Takes the right to be the one process that writes a SQLite database.
 *
 * Held as an exclusive transaction on a file beside the database, so that readers of the database itself are not kept
 * out.
 *
 * @returns `null` when another process has it.
 */
export function acquireSqliteLock(lockPath: string): SqliteLock | null {
  const file = openSqliteFile(lockPath, { isDurable: false, busyTimeoutMilliseconds: 0 });
  try {
    file.exec("begin exclusive");
  } catch (error) {
    file.close();
    if (isBusy(error)) return null;
    throw error;
  }
  return { release: () => release(file) };
}

function release(file: SqliteFile): void {
  file.exec("rollback");
  file.close();
}

function isBusy(error: unknown): boolean {
  return error instanceof Error && "code" in error && String(error.code).startsWith("SQLITE_BUSY");
}
