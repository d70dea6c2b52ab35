import type { Logger } from "@baram/domain";
import {
  countImportErrors,
  findBackfill,
  listDagRunsById,
  type MetadataChange,
  type MetadataStore,
} from "@baram/metadata-store";
import type { RandomBytes } from "../../authentication/random-bytes.ts";
import type { EventStream } from "../../http/event-stream.ts";
import { representBackfill } from "../../public-api/representations/backfill.ts";
import { representTaskInstanceChange } from "../representations/task-instance-change.ts";
import { representUiDagRun } from "../representations/ui-dag-run.ts";
import { type LiveEvent, RecentEvents } from "./recent-events.ts";

/** At most twenty batches a second reach the browsers, however fast the scheduler works. */
const BATCH_MILLISECONDS = 50;
/** For how long changes are heard of with nobody following: a page that was read is about to, and one that was lost comes back. */
const LINGER_MILLISECONDS = 60_000;

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

/** What is needed of a browser's stream. */
export type LiveStream = Pick<EventStream, "sendText" | "onClose" | "close">;

/** Who follows. */
export interface Follower {
  /** The Dags of which it may hear; `null` is all. */
  readonly dagIds: readonly string[] | null;
  /** The cursor behind which it follows; absent is from now on. */
  readonly after?: string;
}

/**
 * Tells browsers what committed transactions changed.
 *
 * One subscription to the store serves every browser, and there is none while nobody looks. The first change after a
 * quiet moment goes out at once; those that follow are put together.
 *
 * A page reads before it follows. It takes a cursor before it reads, and follows from there: a change is committed before
 * it is told here, so what the reading did not see is told behind that cursor.
 */
export class LiveEvents {
  readonly #store: MetadataStore;
  readonly #logger: Logger;
  readonly #random: RandomBytes;
  /** Each with the Dags of which it may hear; `null` is all. */
  readonly #streams = new Map<LiveStream, ReadonlySet<string> | null>();
  #recent: RecentEvents;
  #unsubscribe: (() => void) | null = null;
  #pending = noChanges();
  #timer: NodeJS.Timeout | null = null;
  #restTimer: NodeJS.Timeout | null = null;
  #isFlushing = false;

  constructor(options: { readonly store: MetadataStore; readonly logger: Logger; readonly random: RandomBytes }) {
    this.#store = options.store;
    this.#logger = options.logger;
    this.#random = options.random;
    this.#recent = this.#newStream();
  }

  /** The place to follow from for whoever reads after having asked. */
  cursor(): string {
    this.#listen();
    if (this.#streams.size === 0) this.#restLater();
    return this.#recent.cursor;
  }

  /** Sends a browser what came behind its cursor, and every later change until it leaves. */
  add(stream: LiveStream, { dagIds, after }: Follower): void {
    this.#listen();
    if (this.#restTimer !== null) clearTimeout(this.#restTimer);
    const mayHear = dagIds === null ? null : new Set(dagIds);
    if (after !== undefined) this.#replay(stream, mayHear, after);
    this.#streams.set(stream, mayHear);
    stream.onClose(() => {
      this.#streams.delete(stream);
      if (this.#streams.size === 0 && this.#unsubscribe !== null) this.#restLater();
    });
  }

  /** Lets every browser go. */
  close(): void {
    this.#rest();
    for (const stream of this.#streams.keys()) stream.close();
  }

  #replay(stream: LiveStream, dagIds: ReadonlySet<string> | null, after: string): void {
    const missed = this.#recent.after(after);
    // Whoever is told so reads again what it shows.
    if (missed === null) stream.sendText("gap", "{}", this.#recent.cursor);
    else for (const event of missed) send(stream, dagIds, event);
  }

  #listen(): void {
    this.#unsubscribe ??= this.#store.subscribe((changes) => this.#note(changes));
  }

  #restLater(): void {
    if (this.#restTimer !== null) clearTimeout(this.#restTimer);
    this.#restTimer = setTimeout(() => this.#rest(), LINGER_MILLISECONDS).unref();
  }

  #rest(): void {
    this.#unsubscribe?.();
    this.#unsubscribe = null;
    for (const timer of [this.#timer, this.#restTimer]) if (timer !== null) clearTimeout(timer);
    this.#timer = null;
    this.#pending = noChanges();
    // What happens from now on is told to nobody, so no cursor of before leads on.
    this.#recent = this.#newStream();
  }

  #newStream(): RecentEvents {
    return new RecentEvents(Buffer.from(this.#random(9)).toString("base64url"));
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
      this.#pending.hasGap = true;
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
  #broadcast(name: string, data: unknown, dagId: string | null = null): void {
    const event = this.#recent.add({ name, json: JSON.stringify(data), dagId });
    for (const [stream, dagIds] of this.#streams) send(stream, dagIds, event);
  }
}

function send(stream: LiveStream, dagIds: ReadonlySet<string> | null, event: LiveEvent): void {
  const { name, json, dagId, cursor } = event;
  if (dagId === null || dagIds === null || dagIds.has(dagId)) stream.sendText(name, json, cursor);
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
