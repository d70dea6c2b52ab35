import { AsyncLocalStorage } from "node:async_hooks";
import type { ExecutionRefusal, TriggerEnd, TriggerToAwait } from "@baram/execution-api";
import { describeThrown } from "../author-source/describe-thrown.ts";
import { readableStack } from "../run-attempt/readable-stack.ts";
import { AwaitedTrigger, type TriggerSurroundings } from "./awaited-trigger.ts";

/** How often the event loop is looked at, and how late a look may be before a trigger is said to have blocked it. */
const LOOK_MILLISECONDS = 1000;
const BLOCKED_MILLISECONDS = 500;

/**
 * All triggers of a process, on one event loop.
 *
 * Whatever author code does is told apart by the asynchronous context it does it in: what it prints, what it throws
 * where nobody awaits it, and that it ends the process.
 */
export class AwaitedTriggers {
  readonly #surroundings: TriggerSurroundings;
  readonly #current = new AsyncLocalStorage<AwaitedTrigger>();
  readonly #triggers = new Map<number, AwaitedTrigger>();
  /** Who waits for which answer. */
  readonly #requests = new Map<number, AwaitedTrigger>();
  #lookedAt: number;

  constructor(surroundings: TriggerSurroundings) {
    this.#surroundings = surroundings;
    this.#lookedAt = this.#milliseconds();
    setInterval(() => this.#lookForBlocking(), LOOK_MILLISECONDS).unref();
  }

  /** Waits for a trigger, beside all others. */
  await(given: TriggerToAwait): void {
    const trigger = new AwaitedTrigger(given, this.#surroundings, (requestId, asking) =>
      this.#requests.set(requestId, asking),
    );
    this.#triggers.get(given.triggerId)?.cancel(new Error("The trigger is awaited anew."));
    this.#triggers.set(given.triggerId, trigger);
    void this.#current.run(trigger, () => this.#untilItsEnd(trigger));
  }

  cancel(triggerId: number): void {
    const trigger = this.#triggers.get(triggerId);
    this.#triggers.delete(triggerId);
    if (trigger === undefined) return;
    // What it does to clean up is its own doing.
    this.#current.run(trigger, () => trigger.cancel(new Error("The trigger is no longer waited for.")));
  }

  /** Lets all of them clean up. */
  cancelAll(): void {
    for (const triggerId of this.#triggers.keys()) this.cancel(triggerId);
  }

  onAnswer(requestId: number, answer: unknown): void {
    this.#requests.get(requestId)?.client.onAnswer(requestId, answer);
    this.#requests.delete(requestId);
  }

  onRefusal(requestId: number, refusal: ExecutionRefusal): void {
    this.#requests.get(requestId)?.client.onRefusal(requestId, refusal);
    this.#requests.delete(requestId);
  }

  /** What a trigger printed; `false` when it was none of them. */
  onPrinted(stream: "stdout" | "stderr", piece: string | Uint8Array): boolean {
    const trigger = this.#current.getStore();
    trigger?.log.print(stream, piece);
    return trigger !== undefined;
  }

  /** An error that nobody awaited fails the trigger that made it. @returns `false` when it was none of them. */
  onStrayError(error: Error): boolean {
    const trigger = this.#current.getStore();
    trigger?.fail(error);
    return trigger !== undefined;
  }

  /** A trigger that ends the process fails; all others are awaited in the next one. */
  onExit(code: number): void {
    const trigger = this.#current.getStore();
    if (trigger === undefined || this.#triggers.get(trigger.triggerId) !== trigger) return;
    const message = `It called process.exit(${code}), which ends the triggers of all tasks.`;
    trigger.log.say("error", message);
    this.#end(trigger, { kind: "failed", message });
  }

  async #untilItsEnd(trigger: AwaitedTrigger): Promise<void> {
    try {
      this.#end(trigger, { kind: "event", value: await trigger.run() });
    } catch (error) {
      if (!trigger.isCancelled || this.#isWanted(trigger)) this.#fail(trigger, error);
      trigger.close();
    }
  }

  #fail(trigger: AwaitedTrigger, thrown: unknown): void {
    const { errorKind, message: text, stack } = describeThrown(thrown);
    const message = trigger.mask(errorKind === "Error" ? text : `${errorKind}: ${text}`);
    const frames = readableStack(stack);
    const sentence = `The trigger failed. ${message}`;
    if (this.#isWanted(trigger)) trigger.log.say("error", frames === "" ? sentence : `${sentence}\n${frames}`);
    this.#end(trigger, { kind: "failed", message });
  }

  #isWanted(trigger: AwaitedTrigger): boolean {
    return this.#triggers.get(trigger.triggerId) === trigger;
  }

  #end(trigger: AwaitedTrigger, end: TriggerEnd): void {
    const isWanted = this.#isWanted(trigger);
    trigger.close();
    if (!isWanted) return;
    const { triggerId } = trigger;
    this.#triggers.delete(triggerId);
    this.#surroundings.send({ kind: "triggerEnded", triggerId, end });
  }

  #lookForBlocking(): void {
    const now = this.#milliseconds();
    const late = now - this.#lookedAt - LOOK_MILLISECONDS;
    this.#lookedAt = now;
    this.#surroundings.send({ kind: "awake" });
    if (late > BLOCKED_MILLISECONDS) this.#surroundings.send({ kind: "blocked", seconds: late / 1000 });
  }

  #milliseconds(): number {
    return this.#surroundings.clock.now() / 1000;
  }
}
