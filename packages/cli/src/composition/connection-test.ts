import { createRequire } from "node:module";
import { join } from "node:path";
import type { ApiServerOptions } from "@baram/api-server";
import type { RunnerPool } from "@baram/runner-pool";
import { type Configuration, readOption } from "../configuration/configuration.ts";
import type { Folders } from "../configuration/folders.ts";
import { listInstalledConnectionTypes } from "./installed-connection-types.ts";

/** A server that cannot be reached may take its time to be found out. */
const ANSWER_SECONDS = 30;

/**
 * Tries connections out in a runner, by the provider of their type. Empty where `[core] test_connection` is not
 * `Enabled`: whoever may send a test chooses where this machine connects to.
 */
export function connectionTest(
  { configuration, folders }: { readonly configuration: Configuration; readonly folders: Folders },
  runners: Pick<RunnerPool, "ask">,
): Pick<ApiServerOptions, "testConnection"> {
  if (readOption(configuration, "core", "test_connection")?.toLowerCase() !== "enabled") return {};
  return {
    testConnection: async (connection) => {
      const types = await listInstalledConnectionTypes(folders.project);
      const type = types.find(({ connectionType }) => connectionType === connection.connectionType);
      if (type === undefined) {
        const message = `No installed provider knows connections of the type "${connection.connectionType}".`;
        return { status: false, message };
      }
      const { packageName, test: exportName } = type;
      if (exportName === null) return { status: false, message: `${packageName} cannot try its connections out.` };
      const modulePath = createRequire(join(folders.project, "package.json")).resolve(packageName);
      const question = { kind: "testConnection", modulePath, exportName, connection } as const;
      const outcome = await runners.ask(question, { timeoutSeconds: ANSWER_SECONDS });
      return outcome.kind === "answer"
        ? { status: true, message: outcome.answer }
        : { status: false, message: outcome.message };
    },
  };
}
