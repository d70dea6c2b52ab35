import type {
  AssetAliasReferenceTable,
  AssetAliasTable,
  AssetEventOfAliasTable,
  AssetEventTable,
  AssetOfAliasTable,
  AssetReferenceTable,
  AssetTable,
  AssetUpdateNotedTable,
  DagRunAssetEventTable,
} from "./asset-tables.ts";
import type { BackfillDateTable, BackfillTable } from "./backfill-tables.ts";
import type { CallbackTable, DeadlineTable, SlaCheckTable, SlaMissTable } from "./callback-tables.ts";
import type { DagLinkTable } from "./dag-link-table.ts";
import type { DagRunTable } from "./dag-run-table.ts";
import type { DagFileRequestTable, DagFileTable, DagTable, DagTagTable, ImportErrorTable } from "./dag-table.ts";
import type { DagBundleTable, DagVersionTable, SerializedDagTable } from "./dag-version-table.ts";
import type { HumanRequestTable } from "./human-request-table.ts";
import type { ListenerEventTable } from "./listener-event-table.ts";
import type { AuditLogTable, JobTable } from "./operation-tables.ts";
import type { ConnectionTable, PoolTable, VariableTable } from "./setting-tables.ts";
import type { TaskExpansionTable } from "./task-expansion-table.ts";
import type { TaskInstanceTable, TaskInstanceTryTable } from "./task-instance-table.ts";
import type { TriggerTable } from "./trigger-table.ts";
import type {
  AccessTokenTable,
  LogInFailureTable,
  RolePermissionTable,
  RoleTable,
  SessionTable,
  UserIdentityTable,
  UserRoleTable,
  UserTable,
} from "./user-tables.ts";
import type { XComTable, XComToPurgeTable } from "./xcom-table.ts";

/** Every table, by its name in code; in SQL the names are snake_case. */
export interface MetadataDatabase {
  readonly dag: DagTable;
  readonly dagTag: DagTagTable;
  readonly dagLink: DagLinkTable;
  readonly dagFile: DagFileTable;
  readonly dagFileRequest: DagFileRequestTable;
  readonly importError: ImportErrorTable;
  readonly dagBundle: DagBundleTable;
  readonly dagVersion: DagVersionTable;
  readonly serializedDag: SerializedDagTable;
  readonly backfill: BackfillTable;
  readonly backfillDate: BackfillDateTable;
  readonly dagRun: DagRunTable;
  readonly taskExpansion: TaskExpansionTable;
  readonly taskInstance: TaskInstanceTable;
  readonly taskInstanceTry: TaskInstanceTryTable;
  readonly trigger: TriggerTable;
  readonly humanRequest: HumanRequestTable;
  readonly callback: CallbackTable;
  readonly listenerEvent: ListenerEventTable;
  readonly deadline: DeadlineTable;
  readonly slaCheck: SlaCheckTable;
  readonly slaMiss: SlaMissTable;
  readonly xcom: XComTable;
  readonly xcomToPurge: XComToPurgeTable;
  readonly asset: AssetTable;
  readonly assetAlias: AssetAliasTable;
  readonly assetOfAlias: AssetOfAliasTable;
  readonly assetReference: AssetReferenceTable;
  readonly assetAliasReference: AssetAliasReferenceTable;
  readonly assetEvent: AssetEventTable;
  readonly assetEventOfAlias: AssetEventOfAliasTable;
  readonly assetUpdateNoted: AssetUpdateNotedTable;
  readonly dagRunAssetEvent: DagRunAssetEventTable;
  readonly pool: PoolTable;
  readonly connection: ConnectionTable;
  readonly variable: VariableTable;
  readonly auditLog: AuditLogTable;
  readonly job: JobTable;
  readonly user: UserTable;
  readonly role: RoleTable;
  readonly rolePermission: RolePermissionTable;
  readonly userRole: UserRoleTable;
  readonly session: SessionTable;
  readonly accessToken: AccessTokenTable;
  readonly logInFailure: LogInFailureTable;
  readonly userIdentity: UserIdentityTable;
}
