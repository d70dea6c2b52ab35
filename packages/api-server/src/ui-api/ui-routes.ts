import type { Route } from "../http/route.ts";
import { downloadLog } from "./routes/download-log.ts";
import { getCalendar } from "./routes/get-calendar.ts";
import { getDagGraph } from "./routes/get-dag-graph.ts";
import { getDagNeighbours } from "./routes/get-dag-neighbours.ts";
import { getGrid } from "./routes/get-grid.ts";
import { getLog } from "./routes/get-log.ts";
import { getRun } from "./routes/get-run.ts";
import { getRunTimeline } from "./routes/get-run-timeline.ts";
import { getSession } from "./routes/get-session.ts";
import { getSource } from "./routes/get-source.ts";
import { getUiDag } from "./routes/get-ui-dag.ts";
import { getUiDagVersion } from "./routes/get-ui-dag-version.ts";
import { getUiTaskInstance } from "./routes/get-ui-task-instance.ts";
import { listConnectionTypes } from "./routes/list-connection-types.ts";
import { listMappedInstances } from "./routes/list-mapped-instances.ts";
import { listUiDagVersions } from "./routes/list-ui-dag-versions.ts";
import { listUiDags } from "./routes/list-ui-dags.ts";
import { listUiImportErrors } from "./routes/list-ui-import-errors.ts";
import { logIn } from "./routes/log-in.ts";
import { logOut } from "./routes/log-out.ts";
import { streamEvents } from "./routes/stream-events.ts";
import { streamLog } from "./routes/stream-log.ts";

/** The web UI's own reads: what the stable API cannot say, or not fast enough for a page. */
export const UI_ROUTES: readonly Route[] = [
  logIn,
  logOut,
  getSession,
  listUiDags,
  getUiDag,
  getDagGraph,
  getDagNeighbours,
  getGrid,
  getCalendar,
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
  streamEvents,
];
