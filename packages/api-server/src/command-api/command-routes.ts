import type { Route } from "../http/route.ts";
import { getConnectionInClear } from "./routes/get-connection-in-clear.ts";
import { listConnectionsInClear } from "./routes/list-connections-in-clear.ts";
import { listUsersWithIds } from "./routes/list-users-with-ids.ts";
import { listVariableKeys } from "./routes/list-variable-keys.ts";
import { recordCommand } from "./routes/record-command.ts";
import { rotateSecrets } from "./routes/rotate-secrets.ts";
import { takePermissions } from "./routes/take-permissions.ts";

/** What the command line asks beside the stable API: secrets in clear, what needs no secret, and an entry in the audit log. */
export const COMMAND_ROUTES: readonly Route[] = [
  getConnectionInClear,
  listConnectionsInClear,
  listUsersWithIds,
  listVariableKeys,
  recordCommand,
  rotateSecrets,
  takePermissions,
];
