import {
  authoredTimetableOf,
  checkManualRunId,
  type DataInterval,
  formatInstant,
  type Instant,
  type JsonObject,
  resolveParams,
  runIdFor,
  type SerializedDag,
  timetableOf,
} from "@baram/domain";
import { type DagToTrigger, findDagToTrigger, type MetadataTransaction, serializedDagsOf } from "@baram/metadata-store";
import { type CreateDagRunOutcome, createDagRun } from "./create-dag-run.ts";

/** What a person asks for; `null` leaves it to Baram. */
export interface TriggerDagRunInput {
  readonly dagId: string;
  /** Defaults to now. */
  readonly logicalDate: Instant | null;
  /** Defaults to what the timetable infers. */
  readonly dataInterval: DataInterval | null;
  /** Defaults to `manual__<logical date>`. */
  readonly runId: string | null;
  readonly conf: JsonObject;
  readonly note: string | null;
  readonly triggeredBy: string;
  /** `[scheduler] allowed_run_id_pattern`. */
  readonly allowedRunIdPattern: string;
  /** Refuses a date before the start date in the Dag's default arguments. Defaults to `false`. */
  readonly keepsDefaultStartDate?: boolean;
  readonly now: Instant;
}

/** Nothing was created: the Dag's own timetable is to be asked first what the run covers. */
export interface TimetableUnasked {
  readonly kind: "timetable-unasked";
  readonly dag: Pick<DagToTrigger, "dagId" | "bundleHash" | "relativePath">;
}

/** What came of it. */
export type TriggerDagRunOutcome =
  | Extract<CreateDagRunOutcome, { readonly kind: "created" }>
  | { readonly kind: "dag-not-found" }
  /** The Dag's file does not load: its newest version may not be what the user sees. */
  | { readonly kind: "import-errors" }
  | { readonly kind: "run-id-refused"; readonly message: string }
  | { readonly kind: "logical-date-refused"; readonly message: string }
  | { readonly kind: "params-refused"; readonly message: string }
  | { readonly kind: "run-id-taken"; readonly runId: string }
  | { readonly kind: "logical-date-taken"; readonly runId: string };

/** Creates a run by hand. It waits in the queue while its Dag is paused or at its limit. */
export function triggerDagRun(
  transaction: MetadataTransaction,
  input: TriggerDagRunInput,
): Promise<TriggerDagRunOutcome>;
/** The same for a caller who can ask an author's own timetable, where that alone can tell what the run covers. */
export function triggerDagRun(
  transaction: MetadataTransaction,
  input: TriggerDagRunInput & { readonly canAskTimetable: boolean },
): Promise<TriggerDagRunOutcome | TimetableUnasked>;
export async function triggerDagRun(
  transaction: MetadataTransaction,
  input: TriggerDagRunInput & { readonly canAskTimetable?: boolean },
): Promise<TriggerDagRunOutcome | TimetableUnasked> {
  const { dagId, now } = input;
  const row = await findDagToTrigger(transaction, dagId);
  if (row === null || row.isActive !== 1) return { kind: "dag-not-found" };
  if (row.importErrorId !== null) return { kind: "import-errors" };
  const { dag } = await serializedDagsOf(transaction).get(transaction, row.dagVersionId);
  const logicalDate = input.logicalDate ?? now;
  const runId = input.runId ?? runIdFor("manual", logicalDate);
  const refusal = refuse(dag, { ...input, runId, logicalDate });
  if (refusal !== null) return refusal;
  if (input.dataInterval === null && input.canAskTimetable === true && authoredTimetableOf(dag.schedule) !== null) {
    return { kind: "timetable-unasked", dag: row };
  }
  return createDagRun(transaction, {
    dagVersionId: row.dagVersionId,
    runId,
    runType: "manual",
    logicalDate,
    dataInterval: input.dataInterval ?? timetableOf(dag.schedule).inferManualDataInterval(logicalDate),
    runAfter: logicalDate,
    conf: input.conf,
    externalTrigger: true,
    triggeredBy: input.triggeredBy,
    note: input.note,
    now,
  });
}

function refuse(
  dag: SerializedDag,
  input: TriggerDagRunInput & { readonly runId: string; readonly logicalDate: Instant },
): TriggerDagRunOutcome | null {
  const id = checkManualRunId(input.runId, input.allowedRunIdPattern);
  if (id.kind === "refused") return { kind: "run-id-refused", message: id.message };
  const { defaultStartDate } = dag;
  if (input.keepsDefaultStartDate === true && defaultStartDate !== undefined && input.logicalDate < defaultStartDate) {
    const dates = `${formatInstant(input.logicalDate)} is before ${formatInstant(defaultStartDate)}`;
    const message = `The logical date ${dates}, the startDate in the defaultArgs of the Dag "${dag.dagId}".`;
    return { kind: "logical-date-refused", message };
  }
  const params = resolveParams(dag.params, input.conf);
  return params.kind === "refused" ? { kind: "params-refused", message: params.message } : null;
}
