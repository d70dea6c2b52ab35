import { readFileSync } from "node:fs";
import { withSecretsBackend } from "./composition/with-secrets-backend.ts";
import { ConfigurationError, readConfiguration } from "./configuration/configuration.ts";
import { findFolders } from "./configuration/folders.ts";
import type { OptionSecrets, OptionSecretsOrder } from "./configuration/option-secrets.ts";
import { commandLogger } from "./logging/command-logger.ts";
import { processTerminal } from "./terminal/process-terminal.ts";
import type { Terminal } from "./terminal/terminal.ts";

const STANDARD_INPUT = 0;

const terminal = processTerminal();
const order = JSON.parse(readFileSync(STANDARD_INPUT, "utf8")) as OptionSecretsOrder;
const answer = await askBackend(order, terminal);
process.stdout.write(JSON.stringify(answer), () => process.exit(0));

/** Asks for every key. What the back end is depends on nothing that it could answer. */
async function askBackend(
  { backend: name, keywords, keys, places }: OptionSecretsOrder,
  { environment, clock }: Terminal,
): Promise<OptionSecrets> {
  const nothing = { environment: {}, file: null, userFolder: "", runCommand: () => "" };
  const { configuration } = readConfiguration({ ...nothing, readSecrets: () => ({ kind: "read", values: {} }) });
  const folders = findFolders(places, { dagsFolder: configuration.core.dags_folder });
  const logger = commandLogger(terminal, {});
  try {
    const options = { configuration, folders, environment, clock, logger };
    return await withSecretsBackend({ name, keywords }, options, async (backend) => {
      if (backend === null) return { kind: "failed", sentence: "There is no [secrets] backend to ask for options." };
      const values: Record<string, string | null> = {};
      for (const key of keys) values[key] = await backend.findOption(key);
      return { kind: "read", values };
    });
  } catch (error) {
    if (error instanceof ConfigurationError) return { kind: "failed", sentence: error.message };
    const reason = error instanceof Error ? error.message : String(error);
    return { kind: "failed", sentence: `The secrets back end "${name}" could not be asked for options: ${reason}` };
  }
}
