import { lookAtDatabase } from "../../composition/look-at-database.ts";
import { ConfigurationError, readConfiguration } from "../../configuration/configuration.ts";
import { findConfigurationSources } from "../../configuration/configuration-sources.ts";
import { findFolders } from "../../configuration/folders.ts";
import { commandLogger } from "../../logging/command-logger.ts";
import type { Invocation } from "../../program/invocation.ts";
import type { Terminal } from "../../terminal/terminal.ts";
import { checkConfiguration } from "./check-configuration.ts";
import { checkDirectory } from "./check-directory.ts";
import { checkEnvironmentConnections } from "./check-environment-connections.ts";
import { checkClock, checkImportErrors, checkJobs, checkSchema } from "./check-installation.ts";
import { checkHome, checkNode, checkSpace } from "./check-machine.ts";
import { checkDagsFolder, checkProject } from "./check-project.ts";
import { checkKey, checkStoredSecrets } from "./check-secrets.ts";
import { checkSecretsBackend } from "./check-secrets-backend.ts";
import { checkServer } from "./check-server.ts";
import type { Finding } from "./finding.ts";

/** Looks at everything that an installation stands on. Changes nothing. */
export async function examineInstallation(terminal: Terminal): Promise<readonly Finding[]> {
  const { sources, places } = findConfigurationSources(terminal);
  const findings = [
    checkNode(process.versions.node),
    checkProject(places),
    checkHome(places),
    checkSpace(places),
    ...checkConfiguration(sources),
    ...checkEnvironmentConnections(terminal.environment),
  ];
  try {
    const { configuration } = readConfiguration(sources);
    const folders = findFolders(places, { dagsFolder: configuration.core.dags_folder });
    const invocation = { terminal, configuration, folders };
    findings.push(await checkDagsFolder(folders, terminal), await checkServer(configuration, folders));
    findings.push(checkKey({ folders, environment: terminal.environment, clock: terminal.clock }));
    findings.push(...(await checkSecretsBackend(invocation)));
    findings.push(...(await examineDatabase(invocation)));
    findings.push(...(await checkDirectory(configuration, folders, commandLogger(terminal, {}))));
  } catch (error) {
    if (!(error instanceof ConfigurationError)) throw error;
    // What follows from the configuration cannot be looked at; why has been said, but for a command that fails.
    if (!findings.some(({ check, status }) => check === "configuration" && status === "problem")) {
      findings.push({ check: "configuration", status: "problem", message: error.message });
    }
  }
  return findings;
}

async function examineDatabase(invocation: Invocation): Promise<readonly Finding[]> {
  const { terminal, folders } = invocation;
  try {
    return await lookAtDatabase(invocation, async (store) => {
      const schema = await checkSchema(store);
      if (schema.status !== "ok") return [schema];
      return [
        schema,
        ...(await checkStoredSecrets(store, { folders, environment: terminal.environment, clock: terminal.clock })),
        await checkImportErrors(store),
        ...(await checkJobs(store, invocation)),
        await checkClock(store, () => terminal.clock.now()),
      ];
    });
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    const remedy =
      invocation.configuration.database.url === ""
        ? '"baram db migrate" makes the database; "baram db restore" brings one back.'
        : "See that the server runs and lets you in, and that [database] url is right.";
    return [{ check: "database", status: "problem", message, remedy }];
  }
}
