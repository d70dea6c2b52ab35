import type { Route } from "../http/route.ts";
import { beginOpenIdLogIn } from "./routes/begin-open-id-log-in.ts";
import { changeOwnPassword } from "./routes/change-own-password.ts";
import { downloadLog } from "./routes/download-log.ts";
import { finishOpenIdLogIn } from "./routes/finish-open-id-log-in.ts";
import { getCalendar } from "./routes/get-calendar.ts";
import { getDagGraph } from "./routes/get-dag-graph.ts";
import { getDagNeighbours } from "./routes/get-dag-neighbours.ts";
import { getGrid } from "./routes/get-grid.ts";
import { getHome } from "./routes/get-home.ts";
import { getHomeHistory } from "./routes/get-home-history.ts";
import { getLog } from "./routes/get-log.ts";
import { getPoolUse } from "./routes/get-pool-use.ts";
import { getProfile } from "./routes/get-profile.ts";
import { getRun } from "./routes/get-run.ts";
import { getRunTimeline } from "./routes/get-run-timeline.ts";
import { getSession } from "./routes/get-session.ts";
import { getSource } from "./routes/get-source.ts";
import { getTimeline } from "./routes/get-timeline.ts";
import { getUiConnection } from "./routes/get-ui-connection.ts";
import { getUiDag } from "./routes/get-ui-dag.ts";
import { getUiDagVersion } from "./routes/get-ui-dag-version.ts";
import { getUiTaskInstance } from "./routes/get-ui-task-instance.ts";
import { getUiVariable } from "./routes/get-ui-variable.ts";
import { listAuditEntries } from "./routes/list-audit-entries.ts";
import { listConfiguration } from "./routes/list-configuration.ts";
import { listConnectionTypes } from "./routes/list-connection-types.ts";
import { listJobs } from "./routes/list-jobs.ts";
import { listLogInMethods } from "./routes/list-log-in-methods.ts";
import { listMappedInstances } from "./routes/list-mapped-instances.ts";
import { listNextDataIntervals } from "./routes/list-next-data-intervals.ts";
import { listPastSlotHolders } from "./routes/list-past-slot-holders.ts";
import { listRunsOfAllDags } from "./routes/list-runs-of-all-dags.ts";
import { listSlotHolders } from "./routes/list-slot-holders.ts";
import { listUiAssets } from "./routes/list-ui-assets.ts";
import { listUiConnections } from "./routes/list-ui-connections.ts";
import { listUiDagVersions } from "./routes/list-ui-dag-versions.ts";
import { listUiDags } from "./routes/list-ui-dags.ts";
import { listUiImportErrors } from "./routes/list-ui-import-errors.ts";
import { listUiRoles } from "./routes/list-ui-roles.ts";
import { listUiVariables } from "./routes/list-ui-variables.ts";
import { logIn } from "./routes/log-in.ts";
import { logOut } from "./routes/log-out.ts";
import { setRolePermissions } from "./routes/set-role-permissions.ts";
import { streamEvents } from "./routes/stream-events.ts";
import { streamLog } from "./routes/stream-log.ts";

/** The web UI's own reads: what the stable API cannot say, or not fast enough for a page. */
export const UI_ROUTES: readonly Route[] = [
  logIn,
  listLogInMethods,
  beginOpenIdLogIn,
  finishOpenIdLogIn,
  getProfile,
  changeOwnPassword,
  listUiRoles,
  setRolePermissions,
  logOut,
  getSession,
  listUiDags,
  getUiDag,
  getDagGraph,
  getDagNeighbours,
  listUiAssets,
  getGrid,
  getCalendar,
  listNextDataIntervals,
  listUiDagVersions,
  getUiDagVersion,
  getRun,
  getRunTimeline,
  getUiTaskInstance,
  listMappedInstances,
  getLog,
  streamLog,
  downloadLog,
  getSource,
  listUiImportErrors,
  listConnectionTypes,
  listUiConnections,
  getUiConnection,
  listUiVariables,
  getUiVariable,
  listSlotHolders,
  listPastSlotHolders,
  getPoolUse,
  listAuditEntries,
  listConfiguration,
  listJobs,
  getHome,
  getHomeHistory,
  getTimeline,
  listRunsOfAllDags,
  streamEvents,
];
