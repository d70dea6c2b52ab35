import { type DagRunState, isFinishedDagRunState, type Logger } from "@baram/domain";
import { type DagRunStanding, listDagRunStates, type MetadataChange, type MetadataStore } from "@baram/metadata-store";

/** How long a change stays unknown that another process could not tell. */
const SAFETY_READ_MILLISECONDS = 10_000;
/** How long a shutdown waits for answers to reach those who read slowly. */
const LAST_ANSWERS_MILLISECONDS = 1000;
const MILLISECONDS_PER_SECOND = 1000;

/** Whose end is waited for. */
interface DagRunPlace {
  readonly dagId: string;
  readonly runId: string;
}

/** For how long somebody waits. */
interface Patience {
  readonly seconds: number;
  /** Calls once: when the answer is sent, or when whoever asked has left without one. */
  readonly onEnd: (listener: () => void) => void;
}

/** One who waits. */
interface Waiter {
  /** `null` until the run was read. */
  dagRunId: number | null;
  /** The last state that was read or heard of. */
  state: DagRunState | null;
  /** Whether something may have changed while the run was being read. */
  isDoubtful: boolean;
  /** Ends the waiting: with the state, or with `null` where the run is gone. */
  settle: (state: DagRunState | null) => void;
}

/**
 * Those who wait for the end of runs.
 *
 * One subscription to the store serves all of them: to wait costs a timer for its end, and no query. Only what another
 * process could not tell is looked for, in one query for all now and then.
 */
export class DagRunWaits {
  readonly #store: MetadataStore;
  readonly #logger: Logger;
  readonly #waiters = new Map<string, Set<Waiter>>();
  /** Those whose answers have not been sent. */
  readonly #unanswered = new Set<Waiter>();
  #unsubscribe: (() => void) | null = null;
  #safetyTimer: NodeJS.Timeout | null = null;
  #isReading = false;
  #mustReadAgain = false;
  #isClosed = false;
  #onAllAnswered: () => void = () => {};

  constructor({ store, logger }: { readonly store: MetadataStore; readonly logger: Logger }) {
    this.#store = store;
    this.#logger = logger;
  }

  /**
   * Hears of the run from now on, for as long as `body` takes. Whoever reads the run in `body` and waits then misses
   * nothing in between.
   */
  async during<Result>(place: DagRunPlace, body: (wait: DagRunWait) => Promise<Result>): Promise<Result> {
    const waiter: Waiter = { dagRunId: null, state: null, isDoubtful: false, settle: () => {} };
    this.#add(place, waiter);
    try {
      return await body({ untilOver: (run, patience) => this.#untilOver(waiter, run, patience) });
    } finally {
      this.#remove(place, waiter);
    }
  }

  /** Lets everybody go, with the state as it is known. @returns when the answers are sent. */
  async close(): Promise<void> {
    this.#isClosed = true;
    for (const waiter of this.#everybody()) waiter.settle(waiter.state);
    if (this.#unanswered.size === 0) return;
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, LAST_ANSWERS_MILLISECONDS);
      this.#onAllAnswered = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }

  #add(place: DagRunPlace, waiter: Waiter): void {
    // First, because the store may say at once that everything has changed: of that nobody here has read anything yet.
    this.#unsubscribe ??= this.#store.subscribe((changes) => this.#hear(changes));
    this.#safetyTimer ??= setInterval(() => void this.#readAll(), SAFETY_READ_MILLISECONDS).unref();
    const name = nameOf(place);
    const others = this.#waiters.get(name);
    if (others === undefined) this.#waiters.set(name, new Set([waiter]));
    else others.add(waiter);
  }

  #remove(place: DagRunPlace, waiter: Waiter): void {
    const name = nameOf(place);
    const waiters = this.#waiters.get(name);
    waiters?.delete(waiter);
    if (waiters?.size === 0) this.#waiters.delete(name);
    if (this.#waiters.size > 0) return;
    this.#unsubscribe?.();
    this.#unsubscribe = null;
    if (this.#safetyTimer !== null) clearInterval(this.#safetyTimer);
    this.#safetyTimer = null;
  }

  async #untilOver(waiter: Waiter, run: DagRunStanding, { seconds, onEnd }: Patience): Promise<DagRunState | null> {
    const heard = waiter.state;
    // What was heard while the run was being read is as new as what was read, or newer.
    waiter.state = heard ?? run.state;
    waiter.dagRunId = run.id;
    for (const state of [run.state, waiter.state]) if (isFinishedDagRunState(state)) return state;
    if (this.#isClosed) return waiter.state;
    this.#unanswered.add(waiter);
    const settled = new Promise<DagRunState | null>((resolve) => {
      waiter.settle = resolve;
    });
    const timer = setTimeout(() => waiter.settle(waiter.state), seconds * MILLISECONDS_PER_SECOND).unref();
    onEnd(() => {
      waiter.settle(waiter.state);
      this.#unanswered.delete(waiter);
      if (this.#unanswered.size === 0) this.#onAllAnswered();
    });
    if (waiter.isDoubtful) void this.#readAll();
    const state = await settled;
    clearTimeout(timer);
    return state;
  }

  #hear(changes: readonly MetadataChange[]): void {
    for (const change of changes) {
      if (change.kind === "everything") void this.#readAll();
      if (change.kind !== "dagRun") continue;
      for (const waiter of this.#waiters.get(nameOf(change)) ?? []) learn(waiter, change.state);
    }
  }

  async #readAll(): Promise<void> {
    this.#mustReadAgain = true;
    if (this.#isReading) return;
    this.#isReading = true;
    try {
      while (this.#mustReadAgain) {
        this.#mustReadAgain = false;
        await this.#readOnce();
      }
    } catch (error) {
      this.#logger.warn("Could not look at the runs whose end is waited for", { error });
    } finally {
      this.#isReading = false;
    }
  }

  async #readOnce(): Promise<void> {
    const waiters = [...this.#everybody()];
    for (const waiter of waiters) if (waiter.dagRunId === null) waiter.isDoubtful = true;
    const known = waiters.filter((waiter): waiter is Waiter & { dagRunId: number } => waiter.dagRunId !== null);
    if (known.length === 0) return;
    const runs = await listDagRunStates(this.#store.reader, [...new Set(known.map(({ dagRunId }) => dagRunId))]);
    const stateById = new Map(runs.map(({ id, state }) => [id, state]));
    for (const waiter of known) {
      const state = stateById.get(waiter.dagRunId);
      if (state === undefined) waiter.settle(null);
      else learn(waiter, state);
    }
  }

  *#everybody(): Iterable<Waiter> {
    for (const waiters of this.#waiters.values()) yield* waiters;
  }
}

/** What one who hears of a run may do with it. */
export interface DagRunWait {
  /**
   * Waits until the run that was read is over, the time is, whoever asked has left, or the server closes.
   *
   * @returns the state it is in then; `null` where there is no such run any more.
   */
  untilOver(run: DagRunStanding, patience: Patience): Promise<DagRunState | null>;
}

function learn(waiter: Waiter, state: DagRunState): void {
  waiter.state = state;
  if (isFinishedDagRunState(state)) waiter.settle(state);
}

/** The id of a Dag has no blank in it. */
function nameOf({ dagId, runId }: DagRunPlace): string {
  return `${dagId} ${runId}`;
}
