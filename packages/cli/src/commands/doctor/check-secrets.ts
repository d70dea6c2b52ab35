import { existsSync, statSync } from "node:fs";
import { join } from "node:path";
import { Fernet, InvalidFernetKeyError } from "@baram/api-server";
import type { Clock } from "@baram/domain";
import type { MetadataStore } from "@baram/metadata-store";
import { readFernetKey } from "../../composition/home-folder.ts";
import type { Folders } from "../../configuration/folders.ts";
import type { Finding } from "./finding.ts";

/** What the key is looked for with. */
export interface SecretsSurroundings {
  readonly folders: Pick<Folders, "home">;
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly clock: Clock;
}

const OTHERS = 0o077;
const check = "secrets";

/** Whether there is a key for secrets, and only its owner can read it. */
export function checkKey({ folders: { home }, environment, clock }: SecretsSurroundings): Finding {
  const path = join(home, "fernet.key");
  const given = environment["BARAM_FERNET_KEY"];
  const isGiven = given !== undefined && given !== "";
  if (!isGiven && !existsSync(path))
    return { check, status: "ok", message: "There is no key yet; it is made at first use." };
  if (tryToOpenFernet(home, { given, clock }) === null) {
    const message = `The key ${isGiven ? "in BARAM_FERNET_KEY" : path} is none: it has to be 32 bytes in url-safe base64.`;
    return {
      check,
      status: "problem",
      message,
      remedy: "Put the right key back, from where you keep it beside backups.",
    };
  }
  if (!isGiven && (statSync(path).mode & OTHERS) !== 0) {
    const message = `Others than its owner can read the key ${path}.`;
    return { check, status: "problem", message, remedy: `Run "chmod 600 ${path}", and change the secrets it keeps.` };
  }
  return { check, status: "ok", message: `The key is ${isGiven ? "in BARAM_FERNET_KEY" : path}.` };
}

/** Whether the key opens what is stored. Says nothing where the key is none, which {@link checkKey} says. */
export async function checkStoredSecrets(
  { reader }: MetadataStore,
  { folders: { home }, environment, clock }: SecretsSurroundings,
): Promise<readonly Finding[]> {
  const connections = await reader.selectFrom("connection").select(["connectionId", "password", "extra"]).execute();
  const variables = await reader.selectFrom("variable").select(["key", "value"]).execute();
  const stored = [
    ...connections.flatMap(({ connectionId, password, extra }) =>
      [password, extra].map((secret) => ({ name: `connection ${connectionId}`, secret })),
    ),
    ...variables.map(({ key, value }) => ({ name: `variable ${key}`, secret: value })),
  ].filter(({ secret }) => secret !== null && secret !== "");
  if (stored.length === 0) return [{ check, status: "ok", message: "There is nothing encrypted." }];
  const fernet = tryToOpenFernet(home, { given: environment["BARAM_FERNET_KEY"], clock });
  if (fernet === null) return [];
  const closed = stored.filter(({ secret }) => !canOpen(fernet, secret ?? "")).map(({ name }) => name);
  if (closed.length === 0) return [{ check, status: "ok", message: "The key opens every connection and variable." }];
  const message = `The key does not open ${[...new Set(closed)].join(", ")}.`;
  const remedy = "Put the key that they were stored with behind the present one, after a comma; or set them again.";
  return [{ check, status: "problem", message, remedy }];
}

function tryToOpenFernet(home: string, given: Parameters<typeof openFernet>[1]): Fernet | null {
  try {
    return openFernet(home, given);
  } catch (error) {
    if (error instanceof InvalidFernetKeyError) return null;
    throw error;
  }
}

function openFernet(
  home: string,
  { given, clock }: { readonly given: string | undefined; readonly clock: Clock },
): Fernet {
  return new Fernet({ keys: readFernetKey(home, given), clock, random: (size) => Buffer.alloc(size) });
}

function canOpen(fernet: Fernet, secret: string): boolean {
  try {
    fernet.decrypt(secret);
    return true;
  } catch {
    return false;
  }
}
