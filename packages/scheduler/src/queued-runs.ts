import type { RunAlone } from "@baram/lifecycle";
import type { MetadataChange } from "@baram/metadata-store";

/** More Dags than this that have queued runs are not looked into one by one. */
const DAGS_LOOKED_INTO = 32;

/** Where queued runs are to be looked for. */
export interface WhereRunsAreQueued {
  /** The only Dags that may have some; `null` for all. */
  readonly dagIds: readonly string[] | null;
  /** The only run that may have to be started, where one has just been made. */
  readonly alone: RunAlone | null;
}

/** The Dags in which a run was queued, since it was looked for some last. */
export class QueuedRuns {
  /** What was heard, by the ids of the Dags. `null` of one that may have any queued runs. */
  readonly #dags = new Map<string, RunAlone | null>();

  get isEmpty(): boolean {
    return this.#dags.size === 0;
  }

  /** Takes in that a run was queued. */
  hear({ dagId, dagRunId, madeWithVersionId }: Extract<MetadataChange, { readonly kind: "dagRun" }>): void {
    const isOther = this.#dags.has(dagId) && this.#dags.get(dagId)?.dagRunId !== dagRunId;
    const isKnown = madeWithVersionId !== undefined && !isOther;
    this.#dags.set(dagId, isKnown ? { dagId, dagRunId, dagVersionId: madeWithVersionId } : null);
  }

  /** Takes in that runs of a Dag, queued for whatever time, may have got what they wait for. */
  hearOfDag(dagId: string): void {
    this.#dags.set(dagId, null);
  }

  /** @param isEverywhere whether some may be queued in any Dag. @returns where to look; nothing of it is told again. */
  take(isEverywhere: boolean): WhereRunsAreQueued {
    const dagIds = [...this.#dags.keys()];
    const [alone] = this.#dags.values();
    this.#dags.clear();
    if (isEverywhere || dagIds.length > DAGS_LOOKED_INTO) return { dagIds: null, alone: null };
    return { dagIds, alone: dagIds.length === 1 ? (alone ?? null) : null };
  }
}
