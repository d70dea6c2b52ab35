import type { Route } from "../http/route.ts";
import { getConnectionInClear } from "./routes/get-connection-in-clear.ts";
import { getDagGraphForCommand } from "./routes/get-dag-graph-for-command.ts";
import { listConnectionsInClear } from "./routes/list-connections-in-clear.ts";
import { listLivingJobs } from "./routes/list-living-jobs.ts";
import { listNextDataIntervals } from "./routes/list-next-data-intervals.ts";
import { listUsersWithIds } from "./routes/list-users-with-ids.ts";
import { recordCommand } from "./routes/record-command.ts";
import { rotateSecrets } from "./routes/rotate-secrets.ts";
import { takePermissions } from "./routes/take-permissions.ts";

/** What the command line asks beside the stable API: secrets in clear, what comes next, who lives, and an entry in the audit log. */
export const COMMAND_ROUTES: readonly Route[] = [
  getConnectionInClear,
  getDagGraphForCommand,
  listConnectionsInClear,
  listLivingJobs,
  listNextDataIntervals,
  listUsersWithIds,
  recordCommand,
  rotateSecrets,
  takePermissions,
];
