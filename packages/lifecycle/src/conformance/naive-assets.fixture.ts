import { assetReferencesIn, type Instant, instantFromMicroseconds, type SerializedAssetCondition } from "@baram/domain";

/** A run that assets brought about: its date, and the events it was made for, oldest first. */
export interface NaiveAssetRun {
  readonly logicalDate: Instant;
  readonly events: readonly number[];
}

interface NaiveEvent {
  readonly number: number;
  readonly uri: string;
  readonly at: Instant;
}

/** What a consumer of assets is to come to, worked out from everything that ever happened. */
export class NaiveAssets {
  isPaused = false;
  readonly runs: NaiveAssetRun[] = [];
  activeRuns = 0;
  #condition: SerializedAssetCondition;
  readonly #maxActiveRuns: number;
  readonly #events: NaiveEvent[] = [];
  readonly #urisOfAlias = new Map<string, Set<string>>();
  /** By URI: when the first update came that no run has used. */
  readonly #noted = new Map<string, Instant>();

  constructor(condition: SerializedAssetCondition, maxActiveRuns: number) {
    this.#condition = condition;
    this.#maxActiveRuns = maxActiveRuns;
  }

  get noted(): readonly string[] {
    return [...this.#noted.keys()].toSorted();
  }

  update({
    uri,
    aliasNames,
    at,
  }: {
    readonly uri: string;
    readonly aliasNames: readonly string[];
    readonly at: Instant;
  }) {
    this.#events.push({ number: this.#events.length, uri, at });
    for (const name of aliasNames) this.#urisOfAlias.set(name, new Set([...this.#linked(name), uri]));
    if (this.isPaused || !this.#referenced().has(uri) || this.#noted.has(uri)) return;
    this.#noted.set(uri, at);
  }

  change(condition: SerializedAssetCondition): void {
    this.#condition = condition;
    const referenced = this.#referenced();
    for (const uri of this.#noted.keys()) if (!referenced.has(uri)) this.#noted.delete(uri);
  }

  look(): void {
    if (this.isPaused || this.activeRuns >= this.#maxActiveRuns) return;
    if (this.#noted.size === 0 || !this.#isMet(this.#condition)) return;
    const logicalDate = instantFromMicroseconds(Math.max(...this.#noted.values()));
    const last = this.runs.at(-1)?.logicalDate ?? null;
    const referenced = this.#referenced();
    const events = this.#events.filter(
      ({ uri, at }) => referenced.has(uri) && at <= logicalDate && (last === null || at > last),
    );
    this.runs.push({ logicalDate, events: events.map(({ number }) => number) });
    this.activeRuns += 1;
    this.#noted.clear();
  }

  #isMet(condition: SerializedAssetCondition): boolean {
    switch (condition.kind) {
      case "asset":
        return this.#noted.has(condition.uri);
      case "alias":
        return [...this.#linked(condition.name)].some((uri) => this.#noted.has(uri));
      case "all":
        return condition.of.every((part) => this.#isMet(part));
      case "any":
        return condition.of.some((part) => this.#isMet(part));
    }
  }

  #referenced(): ReadonlySet<string> {
    const references = assetReferencesIn(this.#condition);
    return new Set(
      references.flatMap((reference) =>
        reference.kind === "asset" ? [reference.uri] : [...this.#linked(reference.name)],
      ),
    );
  }

  #linked(name: string): ReadonlySet<string> {
    return this.#urisOfAlias.get(name) ?? new Set();
  }
}
