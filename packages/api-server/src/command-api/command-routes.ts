import type { Route } from "../http/route.ts";
import { getConnectionInClear } from "./routes/get-connection-in-clear.ts";
import { listConnectionsInClear } from "./routes/list-connections-in-clear.ts";
import { listNextDataIntervals } from "./routes/list-next-data-intervals.ts";
import { recordCommand } from "./routes/record-command.ts";

/** What the command line asks beside the stable API: secrets in clear, what comes next, and an entry in the audit log. */
export const COMMAND_ROUTES: readonly Route[] = [
  getConnectionInClear,
  listConnectionsInClear,
  listNextDataIntervals,
  recordCommand,
];
