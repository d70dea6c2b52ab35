import {
  type FailedPlace,
  type FoundBeforeDatabase,
  findConnectionBeforeDatabase,
  findVariableBeforeDatabase,
} from "@baram/api-server/before-database";
import type { ConnectionRecord } from "@baram/execution-api";
import type { OptionBackend } from "../composition/secrets-backend.ts";
import { readEnvironmentSettings } from "../configuration/environment-settings.ts";
import { commandLogger } from "../logging/command-logger.ts";
import { complain } from "../terminal/terminal.ts";
import type { Invocation } from "./invocation.ts";
import { findRemoteServer } from "./remote-server.ts";

/** Connections and variables that come before those of the database: of the secrets back end, else of the environment. */
export interface SettingsOfMachine {
  /** With its secrets in clear; `null` where only the database may have it. */
  findConnection(connectionId: string): Promise<SettingOfMachine<ConnectionRecord> | null>;
  /** Likewise. */
  findVariable(key: string): Promise<SettingOfMachine<string> | null>;
}

/** A connection or a variable, and who has it. */
export interface SettingOfMachine<Value> {
  readonly value: Value;
  /** In words. */
  readonly place: string;
}

/** What this machine has says nothing about a server elsewhere. */
const NOTHING: SettingsOfMachine = { findConnection: async () => null, findVariable: async () => null };

/**
 * Looks connections and variables up where the tasks of this machine's installation find them before the database. A
 * place that fails is told of, and the next one is asked. For a server elsewhere nothing is found.
 *
 * Throws a `ConfigurationError` where the secrets back end cannot be opened.
 */
export async function withSettingsOfMachine<Result>(
  invocation: Invocation,
  { verbose = false }: { readonly verbose?: boolean | undefined },
  body: (settings: SettingsOfMachine) => Promise<Result>,
): Promise<Result> {
  const { terminal, configuration, folders } = invocation;
  if (findRemoteServer(terminal) !== null) return body(NOTHING);
  const { backend: name, backend_kwargs: keywords } = configuration.secrets;
  if (name === "") return body(settingsOf(invocation, null));
  const { environment, clock } = terminal;
  const options = { configuration, folders, environment, clock, logger: commandLogger(terminal, { verbose }) };
  // What runs author code takes a moment to load, which a command of an installation without a back end is spared.
  const { withSecretsBackend } = await import("../composition/with-secrets-backend.ts");
  return withSecretsBackend({ name, keywords }, options, (backend) => body(settingsOf(invocation, backend)));
}

function settingsOf({ terminal }: Invocation, secretsBackend: OptionBackend | null): SettingsOfMachine {
  const places = {
    ...readEnvironmentSettings(terminal.environment),
    ...(secretsBackend === null ? {} : { secretsBackend }),
  };
  const tellOfFailure = ({ backend, reason }: FailedPlace) =>
    complain(
      terminal,
      backend === secretsBackend?.name
        ? `The secrets back end "${backend}" has failed, and the next place is asked: ${reason}`
        : `${reason} It is passed by.`,
    );
  const named = <Value>(
    found: FoundBeforeDatabase<Value> | null,
    variableName: string,
  ): SettingOfMachine<Value> | null => {
    if (found === null) return null;
    const place =
      found.place === "environment"
        ? `the environment (${variableName})`
        : `the secrets back end "${secretsBackend?.name}"`;
    return { value: found.value, place };
  };
  return {
    findConnection: async (connectionId) =>
      named(
        await findConnectionBeforeDatabase(connectionId, places, tellOfFailure),
        `BARAM_CONN_${connectionId.toUpperCase()}`,
      ),
    findVariable: async (key) =>
      named(await findVariableBeforeDatabase(key, places, tellOfFailure), `BARAM_VAR_${key.toUpperCase()}`),
  };
}
