import {
  type CallbackCall,
  instantToDate,
  isToldOf,
  isTruthy,
  type MissedSla,
  mayRetry,
  type TaskInstanceState,
} from "@baram/domain";
import type { AttemptOutcome, Workload } from "@baram/execution-api";
import type { Callback } from "@baram/sdk";
import {
  type CallbackFacts,
  callbackContext,
  callbacksOfCall,
  callbacksOfTask,
  callCallbacks,
  executeWithContext,
  HUMAN_NOTIFIERS,
  retryIfOf,
} from "@baram/sdk/runtime";
import { describeThrown } from "../author-source/describe-thrown.ts";
import type { LoadedDag } from "../load-bundle.ts";
import type { AttemptLog } from "../log/attempt-log.ts";
import { type AlertEmailParts, sendFailureEmail, sendSlaEmail } from "./alert-email.ts";
import type { AttemptScene, SceneSubject } from "./attempt-scene.ts";
import { type AskingTrigger, humanRequestInContext } from "./human-request-in-context.ts";
import { readableStack } from "./readable-stack.ts";
import { foundTextRenderer, textRenderer } from "./text-renderer.ts";

/** What the end of an attempt means for those who are told of it. */
export interface AttemptEvent {
  readonly event: "success" | "retry" | "failure" | "skipped";
  readonly state: TaskInstanceState;
}

/** What has happened to a task instance. */
type Happened = Omit<CallbackFacts, "renderTemplate">;

/** Whose callbacks these are, and where they are called. */
export interface CallbackParts {
  readonly workload: Workload;
  readonly loaded: LoadedDag;
  readonly operator: SceneSubject["operator"];
  readonly scene: AttemptScene;
  readonly log: AttemptLog;
}

/** Tells those whom a task's author named what happens to an attempt. What they throw is logged and nothing more. */
export class AttemptCallbacks {
  readonly #parts: CallbackParts;

  constructor(parts: CallbackParts) {
    this.#parts = parts;
  }

  /** Before `execute`. */
  async beforeExecute(): Promise<void> {
    const callbacks = callbacksOfTask(this.#parts.operator, "execute");
    if (callbacks.length === 0) return;
    const scene = this.#sceneWith({ state: "running", exception: null, reason: null });
    await callCallbacks(callbacks, { ...scene, onError: this.#onError("onExecuteCallback") });
  }

  /** Before a task waits for a person's answer: tells those whom its operator names. */
  async asksPerson(operator: object, trigger: AskingTrigger): Promise<void> {
    const callbacks = (Reflect.get(operator, HUMAN_NOTIFIERS) as readonly Callback[] | undefined) ?? [];
    const humanRequest = callbacks.length === 0 ? null : humanRequestInContext(trigger, this.#parts.workload);
    if (humanRequest === null) return;
    const scene = this.#sceneWith({ state: "deferred", exception: null, reason: null, humanRequest });
    await callCallbacks(callbacks, { ...scene, onError: this.#onError("a notifier of the request") });
  }

  /** Whether a try that threw is tried again if tries are left, as its author says. */
  async mayRetry(thrown: unknown): Promise<boolean> {
    const retryIf = retryIfOf(this.#parts.operator);
    if (retryIf === null) return true;
    const { execution, context } = this.#sceneWith({ state: "running", exception: thrown, reason: null });
    try {
      return isTruthy(await executeWithContext(execution, () => retryIf(thrown, context)));
    } catch (error) {
      this.#onError("retryIf")(error);
      return true;
    }
  }

  /** Whether anybody is to be told of the outcome. */
  isAnybodyTold(outcome: AttemptOutcome): boolean {
    const end = this.#eventOf(outcome);
    return end !== null && isToldOf(this.#parts.scene.task, end.event);
  }

  /** Tells of the outcome. */
  async afterwards(outcome: AttemptOutcome, thrown: unknown): Promise<void> {
    const end = this.#eventOf(outcome);
    if (end === null) return;
    const exception = outcome.kind === "success" ? null : thrown;
    const scene = this.#sceneWith({ state: end.state, exception, reason: null });
    // Parity: the e-mail goes out before the callbacks.
    await this.#write(scene, end.event);
    const callbacks = callbacksOfTask(this.#parts.operator, end.event);
    await callCallbacks(callbacks, { ...scene, onError: this.#onError(`the callback of ${end.event}`) });
  }

  /** Tells of what a server found, in place of carrying out a task. @returns how many of those who are told threw. */
  async tell(call: CallbackCall, state: TaskInstanceState): Promise<number> {
    const { loaded, operator } = this.#parts;
    const scene = this.#sceneWith({ state, exception: exceptionOf(call), reason: reasonOf(call) });
    if (call.kind === "task") await this.#write(scene, call.event);
    if (call.kind === "slaMiss") await sendSlaEmail({ ...this.#parts, ...scene }, call);
    const callbacks = callbacksOfCall(loaded.dag, operator, call);
    const missed = call.kind === "slaMiss" ? { slas: asSeen(call.slas), blocking: asSeen(call.blocking) } : null;
    return callCallbacks(callbacks, { ...scene, onError: this.#onError("a callback") }, missed);
  }

  #eventOf(outcome: AttemptOutcome): AttemptEvent | null {
    switch (outcome.kind) {
      case "success":
        return { event: "success", state: "success" };
      case "skipped":
        return { event: "skipped", state: "skipped" };
      case "failed": {
        const { workload, scene } = this.#parts;
        const isRetried = outcome.mayRetry && mayRetry({ ...workload, retries: scene.task.retries });
        return isRetried ? { event: "retry", state: "up_for_retry" } : { event: "failure", state: "failed" };
      }
      case "rescheduled":
      case "deferred":
        return null;
    }
  }

  /** Writes to those whom the task names. */
  async #write(scene: Pick<AlertEmailParts, "execution" | "templates">, event: AttemptEvent["event"]): Promise<void> {
    const { email } = this.#parts.scene.task;
    if (email === undefined || (event !== "failure" && event !== "retry")) return;
    await sendFailureEmail({ ...this.#parts, ...scene }, { email, event });
  }

  #sceneWith(facts: Happened) {
    const { execution, rendering, templates: written } = this.#parts.scene;
    const templates = { ...written, happened: happened(facts) };
    const renderTemplate = foundTextRenderer(templates);
    const context = callbackContext(execution.context, { ...facts, renderTemplate });
    return {
      context,
      execution: { ...execution, context },
      rendering: { ...rendering, context, renderText: textRenderer(templates) },
      templates,
    };
  }

  #onError(what: string): (error: unknown) => void {
    return (error) => {
      const { errorKind, message, stack } = describeThrown(error);
      const frames = readableStack(stack);
      const sentence = `An error in ${what} was ignored. ${errorKind}: ${message}`;
      this.#parts.log.say("error", frames === "" ? sentence : `${sentence}\n${frames}`);
    };
  }
}

/** What has happened, in the words that templates have for it. */
function happened({ state, exception, reason }: Happened) {
  const text = exception === null ? null : describeThrown(exception).message;
  return { state, names: { exception: text, exception_html: text === null ? null : asHtml(text), reason } };
}

/** Parity: line feeds become line breaks. */
function asHtml(text: string): string {
  const escaped = text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
  return escaped.replaceAll("\n", "<br>");
}

function exceptionOf(call: CallbackCall): Error | null {
  return call.kind === "task" && call.exception !== null ? new Error(call.exception) : null;
}

function reasonOf(call: CallbackCall): string | null {
  switch (call.kind) {
    case "task":
      return null;
    case "dag":
      return call.reason;
    case "deadline":
      return "deadline_missed";
    case "slaMiss":
      return "sla_miss";
  }
}

function asSeen(misses: readonly MissedSla[]) {
  return misses.map(({ taskId, logicalDate }) => ({ taskId, logicalDate: instantToDate(logicalDate) }));
}
