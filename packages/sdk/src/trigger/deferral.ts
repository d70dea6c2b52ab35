import type { TaskContext } from "../context/task-context.ts";
import { DURATION_FORM, type Duration, durationToSeconds } from "../schedule/duration.ts";
import { type BaseTrigger, descriptionOf } from "./base-trigger.ts";

// Two copies of this package may meet in one process: a deferral of either must be recognized by both.
const DEFERRAL = Symbol.for("baram.deferral");

/** What the resumed method returns; exists for the compiler alone. */
declare const deferredResult: unique symbol;

/** A task's wish to give its slot up until a trigger has an event, made by {@link defer} and returned from `execute`. */
export interface Deferral<out Result = unknown> {
  readonly [deferredResult]: Result;
}

/** What {@link defer} takes. */
export interface DeferralOptions<Event, Kwargs extends object, Result> {
  /** What is waited for, in the triggerer. */
  readonly trigger: BaseTrigger<Event>;
  /**
   * The method of the operator that goes on, written `this.method`. It runs in another process, on an operator that was
   * made anew: what it has to know travels in `kwargs`.
   */
  readonly resumeWith: (event: NoInfer<Event>, context: TaskContext, kwargs: Kwargs) => Result;
  /** Handed to the method. Values are stored as those of XComs are. */
  readonly kwargs?: Kwargs;
  /** How long the trigger may take before the task fails. Defaults to no limit but the task's `executionTimeout`. */
  readonly timeout?: Duration | null;
}

/** What a deferral comes to once the task has ended. */
export type ResultOfDeferral<Result> = Awaited<Result> extends Deferral<infer Later> ? Later : Awaited<Result>;

/** A deferral as it was made. */
export interface MadeDeferral {
  readonly trigger: BaseTrigger;
  readonly methodName: string;
  readonly kwargs: object | null;
  readonly timeoutSeconds: number | null;
}

/** `defer` was given something that a task cannot wait with. */
export class InvalidDeferralError extends Error {
  override readonly name = "InvalidDeferralError";
}

/**
 * Gives the task's slot up until a trigger has an event: `return defer({ trigger, resumeWith: this.method })`.
 *
 * The task goes on in the same try with the method it names, which is given the event.
 */
export function defer<Event, Result, Kwargs extends object = object>({
  trigger,
  resumeWith,
  kwargs,
  timeout,
}: DeferralOptions<Event, Kwargs, Result>): Deferral<ResultOfDeferral<Result>> {
  if (descriptionOf(trigger) === null) {
    throw new InvalidDeferralError(`"trigger" is no trigger; expected an object of a class that extends BaseTrigger.`);
  }
  const methodName: unknown = Reflect.get(Object(resumeWith), "name");
  if (typeof resumeWith !== "function" || typeof methodName !== "string" || !/^[\w$]+$/.test(methodName)) {
    throw new InvalidDeferralError('"resumeWith" has no name; expected a method of the operator: this.readResponse.');
  }
  const timeoutSeconds = timeout === undefined || timeout === null ? null : durationToSeconds(timeout);
  if (timeoutSeconds === null && timeout !== undefined && timeout !== null) {
    throw new InvalidDeferralError(`"timeout" is not a length of time; expected ${DURATION_FORM}.`);
  }
  const made: MadeDeferral = { trigger, methodName, kwargs: kwargs ?? null, timeoutSeconds };
  // The key of the type is never looked at.
  return { [DEFERRAL]: made } as unknown as Deferral<ResultOfDeferral<Result>>;
}

/** `null` for anything but a deferral. */
export function readDeferral(result: unknown): MadeDeferral | null {
  if (typeof result !== "object" || result === null) return null;
  return (Reflect.get(result, DEFERRAL) as MadeDeferral | undefined) ?? null;
}
