import type { Clock, Logger } from "@baram/domain";
import type { Configuration } from "../configuration/configuration.ts";
import type { Folders } from "../configuration/folders.ts";

/** What the command line hands to a server, whichever parts of an installation it has in it. */
export interface ServerOptions {
  readonly configuration: Configuration;
  readonly folders: Folders;
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly hostname: string;
  readonly version: string;
  /** The built web UI; `null` serves the API alone. */
  readonly webFolder: string | null;
}

/** A part of an installation that runs in this process. */
export interface RunningPart {
  /** Ends it in order. */
  stop(): Promise<void>;
}
