/** What a pool knows of work that no runner is free for. */
export interface WaitingWork {
  /** Pieces of work. */
  readonly waiting: number;
  /** Since the first of them asked. */
  readonly secondsWaited: number;
  /** Runners that have been started for them and are not ready. */
  readonly starting: number;
  /** Since a runner last came back from its work; `null` when none has. */
  readonly secondsSinceReturn: number | null;
}

/** Whether one more runner is started for work that waits. */
export type StartDecision =
  | { readonly kind: "start" }
  /** Runners come back so quickly that a new one would be late. */
  | { readonly kind: "look-again"; readonly afterSeconds: number }
  /** Enough are on their way; the next one that is ready, or comes back, decides again. */
  | { readonly kind: "enough" };

/** Runners that came back within this time are expected to come back as soon again. */
const TURNOVER_SECONDS = 0.05;

/** Whoever has waited this long is not served by the runners there are. */
const PATIENCE_SECONDS = 0.5;

/**
 * Decides whether to start one more runner.
 *
 * Starting a process costs as much of a processor as some fifty short tasks: a burst of them is finished sooner by the
 * runners there are. Long ones, and those that sleep, do get a runner each. As many are started at once as there are
 * cores to start them; more of them would only slow one another and the work under way.
 *
 * @param startsAtOnce how many runners may be starting.
 */
export function decideStart(work: WaitingWork, startsAtOnce: number): StartDecision {
  if (work.starting >= Math.min(work.waiting, startsAtOnce)) return { kind: "enough" };
  const { secondsWaited, secondsSinceReturn } = work;
  const isTurningOver = secondsSinceReturn !== null && secondsSinceReturn < TURNOVER_SECONDS;
  if (!isTurningOver || secondsWaited >= PATIENCE_SECONDS) return { kind: "start" };
  return { kind: "look-again", afterSeconds: TURNOVER_SECONDS };
}
