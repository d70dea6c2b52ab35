import { randomBytes } from "node:crypto";
import { accessSync, constants, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { ConfigurationError } from "../configuration/configuration.ts";
import type { Folders } from "../configuration/folders.ts";

/** Only the owner may read a secret. */
const OWNER_ONLY = 0o600;
const FERNET_KEY_BYTES = 32;

/** Makes the folder of database, logs and secrets. Throws one sentence when it cannot be written. */
export function prepareHomeFolder({ home, logs }: Pick<Folders, "home" | "logs">): void {
  try {
    mkdirSync(logs, { recursive: true });
    accessSync(home, constants.W_OK);
  } catch (error) {
    const code = error instanceof Error && "code" in error ? String(error.code) : String(error);
    throw new ConfigurationError(
      `The folder ${home} cannot be written (${code}); make it writable, or name another in BARAM_HOME.`,
    );
  }
}

/** The key that secrets in the database are encrypted with; made once, kept in the home folder. */
export function readFernetKey(home: string, given: string | undefined): string {
  const known = findFernetKey(home, given);
  if (known !== null) return known;
  const path = join(home, "fernet.key");
  const key = randomBytes(FERNET_KEY_BYTES).toString("base64").replaceAll("+", "-").replaceAll("/", "_");
  try {
    writeFileSync(path, `${key}\n`, { mode: OWNER_ONLY, flag: "wx" });
    return key;
  } catch (error) {
    // Of processes that start together one makes the key.
    const made = readIfThere(path);
    if (made === null) throw error;
    return made.trim();
  }
}

/** The key, without making one where there is none. */
export function findFernetKey(home: string, given: string | undefined): string | null {
  if (given !== undefined && given !== "") return given;
  return readIfThere(join(home, "fernet.key"))?.trim() ?? null;
}

/** Keeps the password of the first admin where only the owner of the folder can read it. */
export function writeAdminPassword(home: string, password: string): string {
  const path = join(home, "admin-password.txt");
  writeFileSync(path, `${password}\n`, { mode: OWNER_ONLY });
  return path;
}

function readIfThere(path: string): string | null {
  try {
    return readFileSync(path, "utf8");
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return null;
    throw error;
  }
}
