import { pathToFileURL } from "node:url";
import type { JsonObject } from "@baram/domain";
import type { AuthorQuestion, SecretsBackendModule } from "@baram/execution-api";
import type { SecretsBackend } from "@baram/sdk";

type Secret = Extract<AuthorQuestion, { kind: "readSecret" }>["secret"];

/** Back ends that were made here, by their module and options: a client of a vault is worth keeping. */
const BACKENDS = new Map<string, Promise<SecretsBackend>>();

/** Asks a secrets back end of the author's own. Its answer is a text: what is no text is given as JSON. */
export async function readSecret(module: SecretsBackendModule, secret: Secret): Promise<string | null> {
  const value = await askBackend(await openBackend(module), secret);
  if (value === undefined || value === null) return null;
  return typeof value === "string" ? value : JSON.stringify(value);
}

async function askBackend(backend: SecretsBackend, { kind, name }: Secret): Promise<unknown> {
  switch (kind) {
    case "connection":
      return backend.getConnection?.(name);
    case "variable":
      return backend.getVariable?.(name);
    case "option":
      return backend.getConfig?.(name);
  }
}

function openBackend(module: SecretsBackendModule): Promise<SecretsBackend> {
  const key = JSON.stringify(module);
  const known = BACKENDS.get(key);
  if (known !== undefined) return known;
  const opened = loadBackend(module);
  BACKENDS.set(key, opened);
  opened.catch(() => BACKENDS.delete(key));
  return opened;
}

async function loadBackend({ modulePath, options }: SecretsBackendModule): Promise<SecretsBackend> {
  const { secretsBackend: exported } = (await import(pathToFileURL(modulePath).href)) as {
    readonly secretsBackend?: SecretsBackend | ((options: JsonObject) => SecretsBackend | Promise<SecretsBackend>);
  };
  const backend = typeof exported === "function" ? await exported(options) : exported;
  if (typeof backend === "object" && backend !== null) return backend;
  throw new Error(
    "The module exports no secretsBackend: an object with getConnection, getVariable or getConfig, or what makes one.",
  );
}
