/** What a pool knows of work that no runner is free for. */
export interface WaitingWork {
  /** Pieces of work. */
  readonly waiting: number;
  /** Since the first of them asked. */
  readonly secondsWaited: number;
  /** Runners that have been started for them and are not ready. */
  readonly starting: number;
  /** How often a runner came back from its work lately. */
  readonly returnsPerSecond: number;
  /** Since a runner was last given work; `null` when none was. */
  readonly secondsSinceGiven: number | null;
  /** Of the event loop that gives runners their work, since the first of them asked: from 0 to 1. */
  readonly busyShareOfLoop: number;
}

/** Whether one more runner is started for work that waits. */
export type StartDecision =
  | { readonly kind: "start" }
  /** Runners come back so quickly that a new one would be late. */
  | { readonly kind: "look-again"; readonly afterSeconds: number }
  /** Enough are on their way; the next one that is ready, or comes back, decides again. */
  | { readonly kind: "enough" };

/** Before this time a runner that is started now is not ready. */
const START_SECONDS = 0.25;

/** A runner that was given work within this time may be back as soon. */
const GRACE_SECONDS = 0.05;

/** Above this share it is the giving that work waits for, not the runners. */
const BUSY_SHARE = 0.85;

/** Whoever has waited this long is not served by the runners that come back, however many they are. */
const PATIENCE_SECONDS = 2;

/**
 * Decides whether to start one more runner.
 *
 * Starting a process costs as much of a processor as some fifty short tasks: what those that come back will have taken
 * before it were ready is left to them. Long work, and work that sleeps, does get a runner each. As many are started at
 * once as there are cores to start them; more of them would only slow one another and the work under way. While whoever
 * gives them work cannot keep up, nobody hears how many have come back.
 *
 * @param startsAtOnce how many runners may be starting.
 */
export function decideStart(work: WaitingWork, startsAtOnce: number): StartDecision {
  if (work.starting >= Math.min(work.waiting, startsAtOnce)) return { kind: "enough" };
  return isSoonServed(work) ? { kind: "look-again", afterSeconds: GRACE_SECONDS } : { kind: "start" };
}

/**
 * Whether a spare runner is started now, where fewer are idle than are to be: not while the others come back before it
 * were ready, since a burst of short work would otherwise end with as many spares as it had moments without an idle one.
 *
 * @param returnsPerSecond how often a runner came back from its work lately.
 */
export function isSpareWanted(returnsPerSecond: number): boolean {
  return returnsPerSecond * START_SECONDS < 1;
}

function isSoonServed(work: WaitingWork): boolean {
  const { waiting, secondsWaited, returnsPerSecond, secondsSinceGiven, busyShareOfLoop } = work;
  // Of the first of a burst nobody can have come back yet.
  if (secondsWaited < GRACE_SECONDS && secondsSinceGiven !== null && secondsSinceGiven < GRACE_SECONDS) return true;
  if (secondsWaited >= PATIENCE_SECONDS) return false;
  return busyShareOfLoop > BUSY_SHARE || waiting < returnsPerSecond * START_SECONDS;
}
