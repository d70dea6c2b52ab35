import type { TaskLog } from "../context/task-log.ts";
import type { Duration } from "../schedule/duration.ts";

// Two copies of this package may meet in one process: a trigger of either must be recognized by both.
const DESCRIPTION = Symbol.for("baram.triggerDescription");

/** The event that a trigger waits for; exists for the compiler alone. */
declare const triggerEvent: unique symbol;

/** What a trigger is given while it is awaited. `getConnection` and `getVariable` work in it, too. */
export interface TriggerContext {
  /** Aborted when nobody waits any more: the task was cleared or marked, its time is up, or the triggerer ends. */
  readonly signal: AbortSignal;
  /** Goes to the log of the task's try. */
  readonly log: TaskLog;
  /** What time it is. A test's clock stands still but for what is waited. */
  now(): Date;
  /** Waits so long; rejects when the signal is aborted before. */
  sleep(duration: Duration): Promise<void>;
}

/**
 * The awaiting part of a deferred task, to be extended. Thousands of triggers share one process and one event loop, so
 * `run` awaits and never blocks.
 *
 * A trigger is written down and made again elsewhere, perhaps several times: after a restart `run` begins anew. So
 * give `super` the one object that the constructor takes; its values are stored as those of XComs are. An operator names
 * the triggers of its own that it defers with in `static triggers`.
 */
export abstract class BaseTrigger<Event = unknown> {
  declare readonly [triggerEvent]: Event;
  /** Not for authors: what the constructor was given. */
  readonly [DESCRIPTION]: object;

  /** @param description what to make the trigger from again: `new Class(description)`. */
  constructor(description: object = {}) {
    this[DESCRIPTION] = description;
  }

  /**
   * Waits for one event. Returns its promise, or yields it: the first event resumes the task, and nothing more is
   * awaited. What it throws fails the task, and so does an end without an event.
   */
  abstract run(context: TriggerContext): Promise<Event> | AsyncIterable<Event>;
}

/** A class of triggers, made from a description. */
export interface TriggerClass {
  readonly name: string;
  // The description that a class takes is its own affair; it is given what it gave to `super`.
  new (description: never): BaseTrigger;
}

/** What a trigger is made from again; `null` for what is no trigger. */
export function descriptionOf(trigger: unknown): object | null {
  if (typeof trigger !== "object" || trigger === null) return null;
  return (Reflect.get(trigger, DESCRIPTION) as object | undefined) ?? null;
}
