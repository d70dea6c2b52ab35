import type { Route } from "../http/route.ts";
import { createAccessToken } from "./routes/access-tokens/create-access-token.ts";
import { createOwnAccessToken } from "./routes/access-tokens/create-own-access-token.ts";
import { deleteAccessToken } from "./routes/access-tokens/delete-access-token.ts";
import { deleteOwnAccessToken } from "./routes/access-tokens/delete-own-access-token.ts";
import { listAccessTokens } from "./routes/access-tokens/list-access-tokens.ts";
import { listOwnAccessTokens } from "./routes/access-tokens/list-own-access-tokens.ts";
import { getCallbackLog } from "./routes/alerts/get-callback-log.ts";
import { listCallbacks } from "./routes/alerts/list-callbacks.ts";
import { listDeadlines } from "./routes/alerts/list-deadlines.ts";
import { listMissedDeadlines } from "./routes/alerts/list-missed-deadlines.ts";
import { cancelBackfill } from "./routes/backfills/cancel-backfill.ts";
import { createBackfill } from "./routes/backfills/create-backfill.ts";
import { getBackfill } from "./routes/backfills/get-backfill.ts";
import { listBackfillDates } from "./routes/backfills/list-backfill-dates.ts";
import { listBackfills } from "./routes/backfills/list-backfills.ts";
import { pauseBackfill } from "./routes/backfills/pause-backfill.ts";
import { planBackfill } from "./routes/backfills/plan-backfill.ts";
import { resumeBackfill } from "./routes/backfills/resume-backfill.ts";
import { followChanges } from "./routes/changes/follow-changes.ts";
import { getConfig } from "./routes/config/get-config.ts";
import { getConfigValue } from "./routes/config/get-config-value.ts";
import { createConnection } from "./routes/connections/create-connection.ts";
import { deleteConnection } from "./routes/connections/delete-connection.ts";
import { getConnection } from "./routes/connections/get-connection.ts";
import { listConnections } from "./routes/connections/list-connections.ts";
import { patchConnection } from "./routes/connections/patch-connection.ts";
import { testConnection } from "./routes/connections/test-connection.ts";
import { changeDagRuns } from "./routes/dag-runs/change-dag-runs.ts";
import { clearDagRun } from "./routes/dag-runs/clear-dag-run.ts";
import { compareDagRuns } from "./routes/dag-runs/compare-dag-runs.ts";
import { deleteDagRun } from "./routes/dag-runs/delete-dag-run.ts";
import { getDagRun } from "./routes/dag-runs/get-dag-run.ts";
import { listDagRuns } from "./routes/dag-runs/list-dag-runs.ts";
import { listDagRunsBatch } from "./routes/dag-runs/list-dag-runs-batch.ts";
import { setDagRunNote } from "./routes/dag-runs/set-dag-run-note.ts";
import { triggerDagRun } from "./routes/dag-runs/trigger-dag-run.ts";
import { updateDagRunState } from "./routes/dag-runs/update-dag-run-state.ts";
import { waitForDagRun } from "./routes/dag-runs/wait-for-dag-run.ts";
import { getDagVersion } from "./routes/dag-versions/get-dag-version.ts";
import { listDagVersions } from "./routes/dag-versions/list-dag-versions.ts";
import { deleteDag } from "./routes/dags/delete-dag.ts";
import { getDag } from "./routes/dags/get-dag.ts";
import { getDagDetails } from "./routes/dags/get-dag-details.ts";
import { getDagSource } from "./routes/dags/get-dag-source.ts";
import { getDagStats } from "./routes/dags/get-dag-stats.ts";
import { getTask } from "./routes/dags/get-task.ts";
import { listDagWarnings } from "./routes/dags/list-dag-warnings.ts";
import { listDags } from "./routes/dags/list-dags.ts";
import { listTasks } from "./routes/dags/list-tasks.ts";
import { patchDag } from "./routes/dags/patch-dag.ts";
import { patchDags } from "./routes/dags/patch-dags.ts";
import { reparseDagFile } from "./routes/dags/reparse-dag-file.ts";
import { createDatasetEvent } from "./routes/datasets/create-dataset-event.ts";
import { deleteDagQueuedEvent } from "./routes/datasets/delete-dag-queued-event.ts";
import { deleteDagQueuedEvents } from "./routes/datasets/delete-dag-queued-events.ts";
import { deleteDatasetQueuedEvents } from "./routes/datasets/delete-dataset-queued-events.ts";
import { getDagQueuedEvent } from "./routes/datasets/get-dag-queued-event.ts";
import { getDataset } from "./routes/datasets/get-dataset.ts";
import { listDagQueuedEvents } from "./routes/datasets/list-dag-queued-events.ts";
import { listDatasetEvents } from "./routes/datasets/list-dataset-events.ts";
import { listDatasetQueuedEvents } from "./routes/datasets/list-dataset-queued-events.ts";
import { listDatasets } from "./routes/datasets/list-datasets.ts";
import { listUpstreamDatasetEvents } from "./routes/datasets/list-upstream-dataset-events.ts";
import { getDependencies } from "./routes/dependencies/get-dependencies.ts";
import { getEventLog } from "./routes/event-logs/get-event-log.ts";
import { listEventLogs } from "./routes/event-logs/list-event-logs.ts";
import { answerHumanRequest } from "./routes/human-requests/answer-human-request.ts";
import { getHumanRequest } from "./routes/human-requests/get-human-request.ts";
import { listHumanRequests } from "./routes/human-requests/list-human-requests.ts";
import { getImportError } from "./routes/import-errors/get-import-error.ts";
import { listImportErrors } from "./routes/import-errors/list-import-errors.ts";
import { cleanTableRows } from "./routes/maintenance/clean-table-rows.ts";
import { dropArchiveTable } from "./routes/maintenance/drop-archive-table.ts";
import { listArchiveTables } from "./routes/maintenance/list-archive-tables.ts";
import { readArchiveTable } from "./routes/maintenance/read-archive-table.ts";
import { getHealth } from "./routes/monitoring/get-health.ts";
import { getVersion } from "./routes/monitoring/get-version.ts";
import { listPlugins } from "./routes/plugins/list-plugins.ts";
import { listProviders } from "./routes/plugins/list-providers.ts";
import { createPool } from "./routes/pools/create-pool.ts";
import { deletePool } from "./routes/pools/delete-pool.ts";
import { getPool } from "./routes/pools/get-pool.ts";
import { listPools } from "./routes/pools/list-pools.ts";
import { patchPool } from "./routes/pools/patch-pool.ts";
import { createRole } from "./routes/roles/create-role.ts";
import { deleteRole } from "./routes/roles/delete-role.ts";
import { getRole } from "./routes/roles/get-role.ts";
import { listPermissions } from "./routes/roles/list-permissions.ts";
import { listRoles } from "./routes/roles/list-roles.ts";
import { patchRole } from "./routes/roles/patch-role.ts";
import { changeTaskInstances } from "./routes/task-instances/change-task-instances.ts";
import { clearTaskInstances } from "./routes/task-instances/clear-task-instances.ts";
import { getLog } from "./routes/task-instances/get-log.ts";
import { getMappedTaskInstance } from "./routes/task-instances/get-mapped-task-instance.ts";
import { getMappedTaskInstanceTry } from "./routes/task-instances/get-mapped-task-instance-try.ts";
import { getTaskInstance } from "./routes/task-instances/get-task-instance.ts";
import { getTaskInstanceTry } from "./routes/task-instances/get-task-instance-try.ts";
import { listDependencies } from "./routes/task-instances/list-dependencies.ts";
import { listExtraLinks } from "./routes/task-instances/list-extra-links.ts";
import { listMappedDependencies } from "./routes/task-instances/list-mapped-dependencies.ts";
import { listMappedTaskInstanceTries } from "./routes/task-instances/list-mapped-task-instance-tries.ts";
import { listMappedTaskInstances } from "./routes/task-instances/list-mapped-task-instances.ts";
import { listTaskInstanceTries } from "./routes/task-instances/list-task-instance-tries.ts";
import { listTaskInstances } from "./routes/task-instances/list-task-instances.ts";
import { listTaskInstancesBatch } from "./routes/task-instances/list-task-instances-batch.ts";
import { patchMappedTaskInstance } from "./routes/task-instances/patch-mapped-task-instance.ts";
import { patchTaskInstance } from "./routes/task-instances/patch-task-instance.ts";
import { setMappedTaskInstanceNote } from "./routes/task-instances/set-mapped-task-instance-note.ts";
import { setTaskInstanceNote } from "./routes/task-instances/set-task-instance-note.ts";
import { updateTaskInstancesState } from "./routes/task-instances/update-task-instances-state.ts";
import { createUser } from "./routes/users/create-user.ts";
import { deleteUser } from "./routes/users/delete-user.ts";
import { getUser } from "./routes/users/get-user.ts";
import { listUsers } from "./routes/users/list-users.ts";
import { patchUser } from "./routes/users/patch-user.ts";
import { createVariable } from "./routes/variables/create-variable.ts";
import { deleteVariable } from "./routes/variables/delete-variable.ts";
import { getVariable } from "./routes/variables/get-variable.ts";
import { listVariables } from "./routes/variables/list-variables.ts";
import { patchVariable } from "./routes/variables/patch-variable.ts";
import { explainDagWaiting } from "./routes/waiting/explain-dag-waiting.ts";
import { explainTaskInstanceWaiting } from "./routes/waiting/explain-task-instance-waiting.ts";
import { getXCom } from "./routes/xcoms/get-xcom.ts";
import { listXComs } from "./routes/xcoms/list-xcoms.ts";

/** The stable API, `/api/v1`. */
export const PUBLIC_ROUTES: readonly Route[] = [
  getCallbackLog,
  listCallbacks,
  listDeadlines,
  listMissedDeadlines,
  cancelBackfill,
  createBackfill,
  getBackfill,
  listBackfillDates,
  listBackfills,
  pauseBackfill,
  planBackfill,
  resumeBackfill,
  answerHumanRequest,
  getHumanRequest,
  listHumanRequests,
  createConnection,
  deleteConnection,
  getConnection,
  listConnections,
  patchConnection,
  changeDagRuns,
  clearDagRun,
  compareDagRuns,
  deleteDagRun,
  getDagRun,
  listDagRunsBatch,
  listDagRuns,
  setDagRunNote,
  triggerDagRun,
  updateDagRunState,
  waitForDagRun,
  getDagVersion,
  listDagVersions,
  getDependencies,
  followChanges,
  getDagDetails,
  getDagSource,
  getDagStats,
  getDag,
  getTask,
  listDags,
  listTasks,
  patchDag,
  patchDags,
  getEventLog,
  listEventLogs,
  getImportError,
  listImportErrors,
  getHealth,
  getVersion,
  createPool,
  deletePool,
  getPool,
  listPools,
  patchPool,
  changeTaskInstances,
  clearTaskInstances,
  getLog,
  getTaskInstance,
  getTaskInstanceTry,
  listDependencies,
  listTaskInstancesBatch,
  listTaskInstances,
  listTaskInstanceTries,
  patchMappedTaskInstance,
  patchTaskInstance,
  setTaskInstanceNote,
  updateTaskInstancesState,
  createVariable,
  deleteVariable,
  getVariable,
  listVariables,
  patchVariable,
  getXCom,
  listXComs,
  explainDagWaiting,
  explainTaskInstanceWaiting,
  cleanTableRows,
  dropArchiveTable,
  listArchiveTables,
  readArchiveTable,
  createDatasetEvent,
  deleteDagQueuedEvent,
  deleteDagQueuedEvents,
  deleteDatasetQueuedEvents,
  getDagQueuedEvent,
  getDataset,
  listDagQueuedEvents,
  listDatasetEvents,
  listDatasetQueuedEvents,
  listDatasets,
  listUpstreamDatasetEvents,
  createRole,
  deleteRole,
  getRole,
  listPermissions,
  listRoles,
  patchRole,
  createUser,
  deleteUser,
  getUser,
  listUsers,
  patchUser,
  getConfigValue,
  getConfig,
  testConnection,
  deleteDag,
  listDagWarnings,
  reparseDagFile,
  listPlugins,
  listProviders,
  getMappedTaskInstanceTry,
  getMappedTaskInstance,
  listExtraLinks,
  listMappedDependencies,
  listMappedTaskInstanceTries,
  listMappedTaskInstances,
  setMappedTaskInstanceNote,
  createAccessToken,
  createOwnAccessToken,
  deleteAccessToken,
  deleteOwnAccessToken,
  listAccessTokens,
  listOwnAccessTokens,
];
