import type { Logger } from "@baram/domain";
import {
  countImportErrors,
  findBackfill,
  listDagRunsById,
  type MetadataChange,
  type MetadataStore,
} from "@baram/metadata-store";
import type { EventStream } from "../../http/event-stream.ts";
import { representBackfill } from "../../public-api/representations/backfill.ts";
import { representTaskInstanceChange } from "../representations/task-instance-change.ts";
import { representUiDagRun } from "../representations/ui-dag-run.ts";

/** At most twenty batches a second reach the browsers, however fast the scheduler works. */
const BATCH_MILLISECONDS = 50;

type TaskInstanceChange = Extract<MetadataChange, { kind: "taskInstance" }>;

/** What has changed since the last batch: the last state of each thing, once. */
interface PendingChanges {
  readonly dagIds: Set<string>;
  readonly dagRunIds: Set<number>;
  readonly taskInstances: Map<number, TaskInstanceChange>;
  readonly backfillIds: Set<number>;
  hasImportErrors: boolean;
  hasHumanRequests: boolean;
  /** Whether something changed of which nobody can say what. */
  hasGap: boolean;
}

/**
 * Tells browsers what committed transactions changed.
 *
 * One subscription to the store serves every browser, and there is none while nobody looks. The first change after a
 * quiet moment goes out at once; those that follow are put together.
 */
export class LiveEvents {
  readonly #store: MetadataStore;
  readonly #logger: Logger;
  /** Each with the Dags of which it may hear; `null` is all. */
  readonly #streams = new Map<EventStream, ReadonlySet<string> | null>();
  #unsubscribe: (() => void) | null = null;
  #pending = noChanges();
  #timer: NodeJS.Timeout | null = null;
  #isFlushing = false;

  constructor({ store, logger }: { readonly store: MetadataStore; readonly logger: Logger }) {
    this.#store = store;
    this.#logger = logger;
  }

  /** Sends every later change to a browser, until it leaves; of these Dags, or of all. */
  add(stream: EventStream, dagIds: readonly string[] | null = null): void {
    this.#streams.set(stream, dagIds === null ? null : new Set(dagIds));
    this.#unsubscribe ??= this.#store.subscribe((changes) => this.#note(changes));
    stream.onClose(() => {
      this.#streams.delete(stream);
      if (this.#streams.size === 0) this.#rest();
    });
  }

  /** Lets every browser go. */
  close(): void {
    for (const stream of this.#streams.keys()) stream.close();
    this.#rest();
  }

  #rest(): void {
    this.#unsubscribe?.();
    this.#unsubscribe = null;
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
    this.#pending = noChanges();
  }

  #note(changes: readonly MetadataChange[]): void {
    for (const change of changes) noteChange(this.#pending, change);
    if (this.#timer === null && !this.#isFlushing && !isEmpty(this.#pending)) void this.#flush();
  }

  async #flush(): Promise<void> {
    const pending = this.#pending;
    this.#pending = noChanges();
    this.#isFlushing = true;
    try {
      await this.#send(pending);
    } catch (error) {
      this.#logger.error("Could not tell the browsers what changed", { error });
    } finally {
      this.#isFlushing = false;
    }
    if (this.#unsubscribe === null) return;
    this.#timer = setTimeout(() => {
      this.#timer = null;
      if (!isEmpty(this.#pending)) void this.#flush();
    }, BATCH_MILLISECONDS).unref();
  }

  async #send(pending: PendingChanges): Promise<void> {
    // Whoever is told so reads again what it shows.
    if (pending.hasGap) this.#broadcast("gap", {});
    for (const dagId of pending.dagIds) this.#broadcast("dag", { dag_id: dagId }, dagId);
    for (const run of await listDagRunsById(this.#store.reader, [...pending.dagRunIds])) {
      this.#broadcast("dag_run", representUiDagRun(run), run.dagId);
    }
    for (const change of pending.taskInstances.values()) {
      this.#broadcast("task_instance", representTaskInstanceChange(change), change.dagId);
    }
    for (const backfillId of pending.backfillIds) await this.#sendBackfill(backfillId);
    if (pending.hasHumanRequests) this.#broadcast("human_requests", {});
    if (pending.hasImportErrors) {
      this.#broadcast("import_errors", { count: await countImportErrors(this.#store.reader) });
    }
  }

  async #sendBackfill(backfillId: number): Promise<void> {
    const { reader } = this.#store;
    const backfill = await findBackfill(reader, backfillId);
    if (backfill !== null) this.#broadcast("backfill", await representBackfill(reader, backfill), backfill.dagId);
  }

  /** Tells everybody, or, of a Dag, whoever may see it. */
  #broadcast(event: string, data: unknown, dagId: string | null = null): void {
    const json = JSON.stringify(data);
    for (const [stream, dagIds] of this.#streams) {
      if (dagId === null || dagIds === null || dagIds.has(dagId)) stream.sendText(event, json);
    }
  }
}

function noChanges(): PendingChanges {
  return {
    dagIds: new Set(),
    dagRunIds: new Set(),
    taskInstances: new Map(),
    backfillIds: new Set(),
    hasImportErrors: false,
    hasHumanRequests: false,
    hasGap: false,
  };
}

function isEmpty(changes: PendingChanges): boolean {
  const { dagIds, dagRunIds, taskInstances, backfillIds, hasImportErrors, hasHumanRequests, hasGap } = changes;
  const count = dagIds.size + dagRunIds.size + taskInstances.size + backfillIds.size;
  return count === 0 && !hasImportErrors && !hasHumanRequests && !hasGap;
}

function noteChange(pending: PendingChanges, change: MetadataChange): void {
  switch (change.kind) {
    case "dag":
      pending.dagIds.add(change.dagId);
      return;
    case "dagRun":
      pending.dagRunIds.add(change.dagRunId);
      return;
    case "taskInstance":
      pending.taskInstances.set(change.taskInstanceId, change);
      return;
    case "importErrors":
      pending.hasImportErrors = true;
      return;
    case "backfill":
      pending.backfillIds.add(change.backfillId);
      return;
    case "humanRequests":
      pending.hasHumanRequests = true;
      return;
    case "everything":
      pending.hasGap = true;
      return;
    case "openTaskExpansion":
    case "assetUpdate":
    case "timetableQuestion":
    case "dagFileRequest":
    case "callback":
    case "deadline":
    case "listenerEvent":
    case "stopAttempt":
  }
}
