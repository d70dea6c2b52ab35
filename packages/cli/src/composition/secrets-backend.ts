import { resolve } from "node:path";
import type { SecretsBackend } from "@baram/api-server";
import type { Clock, JsonObject } from "@baram/domain";
import type { AuthorQuestion } from "@baram/execution-api";
import { type Configuration, ConfigurationError } from "../configuration/configuration.ts";
import type { Folders } from "../configuration/folders.ts";
import { cachedSecrets } from "../secrets/cached-secrets.ts";
import { localFileSecrets, readConnectionValue } from "../secrets/local-files.ts";
import type { Pools } from "./pools.ts";
import { provideModule } from "./provide-module.ts";

/** How long an attempt that asks for a connection waits for a back end of the author's own. */
const ANSWER_SECONDS = 10;

/** Where the back end is looked for, and runs. */
export interface SecretsBackendPlaces {
  readonly folders: Folders;
  readonly pools: Pools;
}

/** What the back end is made from. */
export interface SecretsBackendOptions extends SecretsBackendPlaces {
  readonly configuration: Configuration;
  readonly clock: Clock;
}

/** A back end that also has options of the configuration. */
export interface OptionBackend extends SecretsBackend {
  /** `null` for one that it does not have. May reject. */
  findOption(key: string): Promise<string | null>;
}

/** The secrets back end that the configuration names; empty where it names none. */
export interface ConfiguredSecrets {
  readonly secretsBackend?: SecretsBackend;
}

/** Opens it. Throws a {@link ConfigurationError} for what the operator has to put right. */
export async function configuredSecrets(options: SecretsBackendOptions): Promise<ConfiguredSecrets> {
  const { secrets } = options.configuration;
  const backend = await openSecretsBackend({ name: secrets.backend, keywords: secrets.backend_kwargs }, options);
  if (backend === null) return {};
  if (!secrets.use_cache) return { secretsBackend: backend };
  return { secretsBackend: cachedSecrets(backend, { clock: options.clock, seconds: secrets.cache_ttl_seconds }) };
}

/**
 * Opens a back end by `[secrets] backend` and `backend_kwargs`; `null` where none is named. Throws a
 * {@link ConfigurationError} for what the operator has to put right.
 */
export async function openSecretsBackend(
  { name, keywords: text }: { readonly name: string; readonly keywords: string },
  options: SecretsBackendPlaces,
): Promise<OptionBackend | null> {
  const keywords = readKeywords(text);
  switch (name) {
    case "":
      return null;
    case "LocalFilesystemBackend":
    // Parity: the name of Airflow's own.
    case "airflow.secrets.local_filesystem.LocalFilesystemBackend":
      return localFileSecrets({
        connectionsPath: pathOf(keywords, "connections_file_path", options),
        variablesPath: pathOf(keywords, "variables_file_path", options),
        optionsPath: pathOf(keywords, "config_file_path", options),
      });
    default: {
      const { folders, pools } = options;
      const { bundleFolder } = pools;
      const given = { folders, bundleFolder, option: "BARAM__SECRETS__BACKEND", others: "LocalFilesystemBackend" };
      return moduleSecrets(name, { modulePath: await provideModule(name, given), options: keywords }, pools);
    }
  }
}

/** A back end of the author's own, which runs in runners. */
function moduleSecrets(
  name: string,
  backend: Extract<AuthorQuestion, { kind: "readSecret" }>["backend"],
  { runners }: Pools,
): OptionBackend {
  const read = async (secret: Extract<AuthorQuestion, { kind: "readSecret" }>["secret"]) => {
    const answer = await runners.ask({ kind: "readSecret", backend, secret }, { timeoutSeconds: ANSWER_SECONDS });
    if (answer.kind === "failed") throw new Error(answer.message);
    return answer.answer;
  };
  return {
    name,
    findConnection: async (connectionId) => {
      const text = await read({ kind: "connection", name: connectionId });
      return text === null ? null : readConnectionValue(connectionId, text);
    },
    findVariable: (key) => read({ kind: "variable", name: key }),
    findOption: (key) => read({ kind: "option", name: key }),
  };
}

function readKeywords(text: string): JsonObject {
  if (text.trim() === "") return {};
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value === "object" && value !== null && !Array.isArray(value)) return value as JsonObject;
  } catch {
    // What JSON.parse says quotes the text, which may be secret.
  }
  throw new ConfigurationError("BARAM__SECRETS__BACKEND_KWARGS has to be a JSON object.");
}

function pathOf(keywords: JsonObject, name: string, { folders }: SecretsBackendPlaces): string | null {
  const path = keywords[name];
  return typeof path === "string" && path !== "" ? resolve(folders.project, path) : null;
}
