import {
  addSeconds,
  type Instant,
  instantFromDate,
  instantToDate,
  isTruthy,
  secondsBetween,
  secondsUntilNextLook,
} from "@baram/domain";
import { OutsideTaskError } from "../context/context-errors.ts";
import { currentExecution, type Execution } from "../context/execution.ts";
import type { TaskContext } from "../context/task-context.ts";
import { placeOfOperator } from "../dag/dag-state.ts";
import { JUDGE_TIMEOUT } from "../execute/judge-timeout.ts";
import { type DeferredLooks, POKE_UNTIL_FOUND } from "../execute/poke-until-found.ts";
import { JUDGE_RESUMED } from "../execute/resume-operator.ts";
import { BaseOperator } from "../operators/base-operator.ts";
import type { OperatorOptions, TaskDates } from "../options/operator-options.ts";
import { FailTask, RescheduleTask, SkipTask, signalOf } from "../task/signals.ts";
import type { BaseTrigger } from "../trigger/base-trigger.ts";
import { defer } from "../trigger/deferral.ts";
import { isDeferrable } from "../trigger/is-deferrable.ts";
import { type PokeEnd, PokeTrigger } from "../trigger/poke-trigger.ts";
import { deferralLimitOf } from "../trigger/trigger-errors.ts";
import { type Look, readPokeReturnValue } from "./poke-result.ts";
import {
  POKE_OPTION_NAMES,
  type PokeOptions,
  type PokeSettings,
  readPokeSettings,
  splitPokeOptions,
} from "./sensor-options.ts";

/** What the constructor of every sensor takes. */
export interface SensorOptions extends OperatorOptions, TaskDates, PokeOptions {}

/** A sensor has looked for as long as it may. It is not tried again. */
export class SensorTimeoutError extends FailTask {
  readonly elapsedSeconds: number;

  constructor(elapsedSeconds: number, timeoutSeconds: number) {
    super(
      `The sensor found nothing within its timeout of ${timeoutSeconds} s; it has looked for ${Math.floor(elapsedSeconds)} s.`,
    );
    Object.defineProperty(this, "name", { value: "SensorTimeoutError", configurable: true });
    this.elapsedSeconds = elapsedSeconds;
  }
}

/**
 * Waits for something, to be extended: `poke` looks whether it is there.
 *
 * The first look is taken at once. The task succeeds with the first look that finds what it waits for, and fails for
 * good when its timeout is over.
 */
export abstract class BaseSensor extends BaseOperator {
  static readonly optionNames: readonly string[] = POKE_OPTION_NAMES;
  static override readonly uiColor: string = "#e6f1f2";

  /** How often it looks, how long, and what it makes of errors. */
  readonly pokeSettings: PokeSettings;
  /** Of the attempt that is taking a look, or was stopped while it took one. */
  #signalOfLook: AbortSignal | null = null;

  constructor(options: SensorOptions) {
    const { poke, task } = splitPokeOptions(options);
    super(task);
    this.pokeSettings = readPokeSettings(placeOfOperator(this), poke);
  }

  /** Looks once. A `PokeReturnValue` hands a value on; anything else counts as true or false, as in Python. */
  abstract poke(context: TaskContext): unknown;

  /**
   * What is awaited in the triggerer when the sensor is deferrable and its first look has found nothing. `null`, as where
   * a sensor does not say, has its own `poke` repeated there. Whoever says something also says in `resumeFromTrigger`
   * what an event means.
   */
  awaitedTrigger(_context: TaskContext): BaseTrigger | null | Promise<BaseTrigger | null> {
    return null;
  }

  /** What the task returns when the event it was deferred for has come; may throw. */
  resumeFromTrigger(event: unknown, _context: TaskContext): unknown {
    const end = event as PokeEnd;
    if (end.kind === "found") return end.value;
    if (end.kind === "timedOut") throw new SensorTimeoutError(end.elapsedSeconds, this.pokeSettings.timeout);
    if (end.signal === "skip") throw new SkipTask(end.message);
    throw end.signal === "fail" ? new FailTask(end.message) : new Error(end.message);
  }

  override async execute(context: TaskContext): Promise<unknown> {
    const execution = currentExecution();
    if (execution === null) throw new OutsideTaskError(this.constructor.name, null);
    if (isDeferrable(this.pokeSettings.deferrable)) return this.#lookOrDefer(execution);
    const startedAt = startOfSeries(this.pokeSettings, execution);
    for (let looks = 1; ; looks += 1) {
      const look = await this.#look(context);
      if (look.isDone) return look.value;
      await this.#wait({ execution, looks, startedAt });
    }
  }

  /** Takes a deferred sensor's looks until one finds something, in the triggerer. */
  async [POKE_UNTIL_FOUND]({ execution, looks, startedAt, inTurn }: DeferredLooks): Promise<PokeEnd> {
    const place = { execution, startedAt: instantFromDate(startedAt), mode: "poke" } as const;
    let isLooking = false;
    try {
      for (let count = looks; ; count += 1) {
        isLooking = false;
        await this.#wait({ ...place, looks: count });
        isLooking = true;
        const look = await inTurn(() => this.#look(execution.context));
        if (look.isDone) return { kind: "found", value: look.value };
      }
    } catch (error) {
      if (error instanceof SensorTimeoutError) return { kind: "timedOut", elapsedSeconds: error.elapsedSeconds };
      const signal = signalOf(error)?.kind ?? null;
      // What breaks a wait off is a matter of whoever awaits the trigger.
      if (execution.context.signal.aborted || (!isLooking && signal === null)) throw error;
      const message = error instanceof Error ? error.message : String(error);
      return { kind: "thrown", signal: signal === "reschedule" ? null : signal, message };
    }
  }

  /** What an error at the end of a deferral comes to. Parity: with `softFail` every one of them skips the task. */
  [JUDGE_RESUMED](thrown: unknown): unknown {
    const { softFail, neverFail, timeout } = this.pokeSettings;
    if (signalOf(thrown)?.kind === "skip") return thrown;
    const error = deferralLimitOf(thrown) === "trigger" ? new SensorTimeoutError(timeout, timeout) : thrown;
    if (!softFail && (!neverFail || error instanceof SensorTimeoutError)) return error;
    return new SkipTask(error instanceof Error ? error.message : String(error), { cause: error });
  }

  /** What the end of the execution timeout comes to. Parity: it is an error of the look that it breaks off. */
  [JUDGE_TIMEOUT](timeout: Error, signal: AbortSignal): unknown {
    const { softFail, neverFail } = this.pokeSettings;
    if (this.#signalOfLook !== signal || (!softFail && !neverFail)) return timeout;
    return new SkipTask(timeout.message, { cause: timeout });
  }

  async #lookOrDefer({ context, services }: Execution): Promise<unknown> {
    const startedAt = services.clock.now();
    const look = await this.#look(context);
    if (look.isDone) return look.value;
    const timeout = { seconds: this.pokeSettings.timeout };
    const own = await this.awaitedTrigger(context);
    const trigger: BaseTrigger = own ?? new PokeTrigger({ looks: 1, startedAt: instantToDate(startedAt) });
    return defer({ trigger, resumeWith: this.resumeFromTrigger, timeout });
  }

  async #look(context: TaskContext): Promise<Look> {
    this.#signalOfLook = context.signal;
    try {
      const result: unknown = await this.poke(context);
      const returned = readPokeReturnValue(result);
      if (returned !== null) return { isDone: returned.isDone, value: returned.xcomValue };
      return { isDone: isTruthy(result), value: undefined };
    } catch (error) {
      return this.#judge(error, context);
    } finally {
      if (!context.signal.aborted) this.#signalOfLook = null;
    }
  }

  /** What an error of a look comes to; thrown on when it decides about the task. */
  #judge(error: unknown, context: TaskContext): Look {
    const { neverFail, silentFail, softFail } = this.pokeSettings;
    const signal = signalOf(error)?.kind ?? null;
    if (context.signal.aborted || signal === "skip" || signal === "reschedule") throw error;
    const message = error instanceof Error ? error.message : String(error);
    if (neverFail || (softFail && signal === "fail")) throw new SkipTask(message, { cause: error });
    if (signal === "fail" || !silentFail) throw error;
    context.log.error("The look failed and counts as one that found nothing.", { error: message });
    return { isDone: false, value: undefined };
  }

  async #wait({ execution, looks, startedAt, mode = this.pokeSettings.mode }: Waiting): Promise<void> {
    const { timeout, softFail } = this.pokeSettings;
    const { context, services } = execution;
    const now = services.clock.now();
    const elapsed = secondsBetween(startedAt, now);
    // Parity: strictly longer, so that there is always one look.
    if (elapsed > timeout) {
      const error = new SensorTimeoutError(elapsed, timeout);
      throw softFail ? new SkipTask(error.message, { cause: error }) : error;
    }
    const { dagId } = context.dag;
    const taskId = this.taskId;
    const wait = secondsUntilNextLook({ ...this.pokeSettings, looks, elapsed, startedAt, dagId, taskId });
    if (mode === "reschedule") throw new RescheduleTask(addSeconds(now, wait));
    await services.sleep(wait, context.signal);
  }
}

interface Waiting {
  readonly execution: Execution;
  readonly looks: number;
  readonly startedAt: Instant;
  /** The sensor's own, unless said otherwise. */
  readonly mode?: PokeSettings["mode"];
}

/** Parity: a sensor that reschedules itself counts from its first start, whatever retries there were since. */
function startOfSeries({ mode }: PokeSettings, { services, firstStartedAt }: Execution): Instant {
  return (mode === "reschedule" ? firstStartedAt : null) ?? services.clock.now();
}
