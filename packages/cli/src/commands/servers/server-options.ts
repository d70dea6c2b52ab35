import { hostname } from "node:os";
import type { Logger } from "@baram/domain";
import type { ServerOptions } from "../../composition/server-options.ts";
import type { Invocation } from "../../program/invocation.ts";
import { readVersion } from "../../version.ts";

/** What a part of an installation is started with, in the place of a command line. */
export function serverOptions(
  { configuration, folders, terminal }: Invocation,
  { logger, webFolder }: { readonly logger: Logger; readonly webFolder: string | null },
): ServerOptions {
  return {
    configuration,
    folders,
    environment: terminal.environment,
    clock: terminal.clock,
    logger,
    hostname: configuration.core.hostname === "" ? hostname() : configuration.core.hostname,
    version: readVersion(),
    webFolder,
  };
}
