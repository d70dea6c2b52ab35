import { prepareHomeFolder } from "../../composition/home-folder.ts";
import { listenerNames } from "../../composition/listener-names.ts";
import type { Standalone } from "../../composition/standalone.ts";
import { startStandalone } from "../../composition/standalone.ts";
import { ConfigurationError } from "../../configuration/configuration.ts";
import { findHome } from "../../configuration/folders.ts";
import { configurationFilePath, writeStarterConfigurationFile } from "../../configuration/read-configuration-file.ts";
import { serverLogger } from "../../logging/server-logger.ts";
import { type Invocation, readInvocation } from "../../program/invocation.ts";
import { complain, say, type Terminal } from "../../terminal/terminal.ts";
import { describeApiServer, describeSurroundings } from "../servers/describe-server.ts";
import { findWebFolder, type ServerCommandOptions, untilInterrupted } from "../servers/run-server.ts";
import { serverOptions } from "../servers/server-options.ts";
import { namedFiles } from "./named-files.ts";
import { type WatchedFiles, watchFiles } from "./watch-files.ts";

/**
 * Starts everything and stays; what it was started with is watched, and when that changes all of it ends in order and
 * starts again. Dag files need no such thing: a running server reads them as they change.
 */
export async function runDev(terminal: Terminal, options: ServerCommandOptions): Promise<number> {
  const interrupted = untilInterrupted(terminal).then(() => null);
  for (let isFirst = true; ; isFirst = false) {
    const running = await startOnce(terminal, options, isFirst);
    const changed = await Promise.race([interrupted, running.watch.changed]);
    running.watch.stop();
    await running.standalone?.stop();
    if (changed === null) break;
    say(terminal, `Starting again: ${changed} has changed.`);
  }
  say(terminal, "Stopped.");
  return 0;
}

/** What runs, or waits for a mistake to be put right. */
interface Running {
  /** `null` where the configuration is not one to start with. */
  readonly standalone: Standalone | null;
  readonly watch: WatchedFiles;
}

async function startOnce(terminal: Terminal, { verbose }: ServerCommandOptions, isFirst: boolean): Promise<Running> {
  let watch: WatchedFiles | null = null;
  try {
    const invocation = readInvocation(terminal);
    const { configuration, folders } = invocation;
    prepareHomeFolder(folders);
    writeStarterConfigurationFile(folders.home);
    // Before the start, so that what changes meanwhile is not missed.
    const watched = [...ownFiles(terminal), ...modulesOf(invocation)];
    watch = watchFiles(watched);
    const logger = serverLogger(terminal, verbose === true ? "debug" : configuration.logging.level);
    const standalone = await startStandalone(serverOptions(invocation, { logger, webFolder: findWebFolder() }));
    for (const line of describeApiServer(standalone, invocation)) say(terminal, line);
    if (isFirst) {
      for (const line of describeSurroundings(invocation)) say(terminal, line);
      say(terminal, `Starts again when one of these changes: ${watched.join(", ")}`);
    }
    return { standalone, watch };
  } catch (error) {
    // The first time it is better to end: there may be nothing to put right in a file.
    if (isFirst || !(error instanceof ConfigurationError)) throw error;
    complain(terminal, `${error.message} Waiting for it to be put right.`);
    return { standalone: null, watch: watch ?? watchFiles(ownFiles(terminal)) };
  }
}

function ownFiles({ workingFolder, environment }: Terminal): readonly string[] {
  const { project, home } = findHome({ workingFolder, home: environment["BARAM_HOME"] });
  return [configurationFilePath(home), ...namedFiles(project, ["package.json"])];
}

/** The modules of the project that servers are started with. */
function modulesOf({ configuration, folders }: Invocation): readonly string[] {
  const { core, secrets } = configuration;
  return namedFiles(folders.project, [...listenerNames(configuration), core.xcom_backend, secrets.backend]);
}
