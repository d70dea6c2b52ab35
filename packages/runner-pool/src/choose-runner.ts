/** What a piece of work asks of its runner. */
export interface RunnerNeed {
  /** `null` for work that needs no bundle. */
  readonly bundleHash: string | null;
  /** Whether no author code may have run in it before. */
  readonly isFresh: boolean;
}

/** What is known of a runner that has nothing to do. */
export interface IdleRunner {
  /** Whether it has had no work yet. */
  readonly isFresh: boolean;
  /** Hashes. */
  readonly loadedBundles: ReadonlySet<string>;
}

/**
 * Chooses among idle runners, the one used last at the end.
 *
 * One that has the bundle loaded comes first, then the one used last; runners nobody has used yet are spared for work
 * that asks for a process of its own.
 */
export function chooseRunner<Candidate extends IdleRunner>(
  idle: readonly Candidate[],
  need: RunnerNeed,
): Candidate | null {
  if (need.isFresh) return idle.find((runner) => runner.isFresh) ?? null;
  return (
    idle.findLast(({ loadedBundles }) => need.bundleHash !== null && loadedBundles.has(need.bundleHash)) ??
    idle.findLast((runner) => !runner.isFresh) ??
    idle.at(-1) ??
    null
  );
}
