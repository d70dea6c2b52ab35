import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { join } from "node:path";
import type { CopiedTable } from "@baram/metadata-store";
import { readFernetKey } from "../../../composition/home-folder.ts";

// A backup is lines of JSON, compressed: the header, for each table a line with its name and a line for each of its rows,
// and an end. It is the same for both databases, so what was backed up from one can be restored into the other.

/** What the first line says a backup is. */
export const BACKUP_FORMAT = "baram-backup/1";

/** The first line. */
export interface BackupHeader {
  readonly format: typeof BACKUP_FORMAT;
  /** Of Baram. */
  readonly version: string;
  readonly createdAt: string;
  readonly database: "sqlite" | "postgres";
  /** The migrations that the database had, in order. */
  readonly migrations: readonly string[];
  /** Names of the keys that secrets may be encrypted with. The keys are not part of it. */
  readonly keyNames: readonly string[];
  readonly tables: readonly CopiedTable[];
}

const NAME_LENGTH = 16;

/** Names the keys of an installation without telling them; none where it has no key yet. */
export function nameKeys(home: string, environment: Readonly<Record<string, string | undefined>>): readonly string[] {
  const given = environment["BARAM_FERNET_KEY"];
  const hasKey = (given !== undefined && given !== "") || existsSync(join(home, "fernet.key"));
  if (!hasKey) return [];
  return readFernetKey(home, given)
    .split(",")
    .map((key) => createHash("sha256").update(key.trim()).digest("hex").slice(0, NAME_LENGTH));
}
