import { withSecretsBackend } from "../../composition/with-secrets-backend.ts";
import { ConfigurationError } from "../../configuration/configuration.ts";
import { commandLogger } from "../../logging/command-logger.ts";
import type { Invocation } from "../../program/invocation.ts";
import type { Finding } from "./finding.ts";

/** A back end that works says that it has nothing of this name. */
const NAME = "baram_doctor";

/** Whether the secrets back end can be opened, and answers. Says nothing where there is none. */
export async function checkSecretsBackend({
  terminal,
  configuration,
  folders,
}: Invocation): Promise<readonly Finding[]> {
  const check = "secrets back end";
  const { backend: name, backend_kwargs: keywords } = configuration.secrets;
  if (name === "") return [];
  const { environment, clock } = terminal;
  const options = { configuration, folders, environment, clock, logger: commandLogger(terminal, {}) };
  try {
    await withSecretsBackend({ name, keywords }, options, async (backend) => {
      await backend?.findConnection(NAME);
      await backend?.findVariable(NAME);
    });
    return [{ check, status: "ok", message: `The secrets back end "${name}" answers.` }];
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    if (error instanceof ConfigurationError) {
      const remedy = "Put [secrets] backend and backend_kwargs right; until then no server starts.";
      return [{ check, status: "problem", message: reason, remedy }];
    }
    const remedy = "Put right what it says; until then the environment and the database are asked in its place.";
    return [{ check, status: "problem", message: `The secrets back end "${name}" has failed: ${reason}`, remedy }];
  }
}
