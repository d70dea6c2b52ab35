import { join } from "node:path";
import { type Clock, decodeXCom } from "@baram/domain";
import {
  AttemptLogFile,
  type MessageFromRunner,
  SecretMasker,
  type TriggerToAwait,
  USUAL_SENSITIVE_NAMES,
} from "@baram/execution-api";
import { awaitTrigger, isPokeTrigger, operatorOf, pokeUntilFound, restoreTrigger } from "@baram/sdk/runtime";
import { ExecutionClient } from "../execution-client.ts";
import type { LoadedBundles, LoadedDag } from "../load-bundle.ts";
import { AttemptLog } from "../log/attempt-log.ts";
import { attemptScene, renderedInstance } from "../run-attempt/attempt-scene.ts";
import { AttemptXComs } from "../run-attempt/attempt-xcoms.ts";
import { eventText } from "../run-attempt/deferral-of-attempt.ts";
import { executionServices } from "../run-attempt/execution-services.ts";
import { realSleep } from "../run-attempt/real-sleep.ts";

/** What triggers find in their process. */
export interface TriggerSurroundings {
  readonly bundles: Pick<LoadedBundles, "load">;
  readonly clock: Clock;
  /** What child processes inherit. */
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly send: (message: MessageFromRunner) => void;
}

/** One trigger while it is awaited. Thousands of them wait at once, so what few of them need is made when it is asked for. */
export class AwaitedTrigger {
  readonly #given: TriggerToAwait;
  readonly #surroundings: TriggerSurroundings;
  readonly #onRequest: (requestId: number, trigger: AwaitedTrigger) => void;
  readonly #controller = new AbortController();
  #masker: SecretMasker | null = null;
  #client: ExecutionClient | null = null;
  #log: AttemptLog | null = null;
  #reject: (reason: Error) => void = () => undefined;

  /** @param onRequest hears which answers are for this trigger. */
  constructor(
    given: TriggerToAwait,
    surroundings: TriggerSurroundings,
    onRequest: (requestId: number, trigger: AwaitedTrigger) => void,
  ) {
    this.#given = given;
    this.#surroundings = surroundings;
    this.#onRequest = onRequest;
  }

  get triggerId(): number {
    return this.#given.triggerId;
  }

  /** Whether nobody waits for it any more. */
  get isCancelled(): boolean {
    return this.#controller.signal.aborted;
  }

  /** How it reaches the server. */
  get client(): ExecutionClient {
    this.#client ??= new ExecutionClient((message) => this.#send(message), this.#secrets);
    return this.#client;
  }

  /** The log of its attempt. */
  get log(): AttemptLog {
    if (this.#log !== null) return this.#log;
    const { workload, logFolder, logLimitBytes: limitBytes } = this.#given;
    const { clock } = this.#surroundings;
    const store = new AttemptLogFile({ path: join(logFolder, workload.logPath), limitBytes, clock });
    this.#log = new AttemptLog({ store, clock, masker: this.#secrets });
    return this.#log;
  }

  /** Waits for its event. Rejects with what it throws. @returns XCom text. */
  async run(): Promise<string> {
    const stopped = new Promise<never>((_resolve, reject) => {
      this.#reject = reject;
    });
    const event = await Promise.race([this.#event(), stopped]);
    return eventText(event);
  }

  cancel(reason: Error): void {
    this.#controller.abort(reason);
    this.#reject(reason);
  }

  /** Ends it at once: an error that it did not await. */
  fail(reason: Error): void {
    this.#reject(reason);
    this.#controller.abort(reason);
  }

  /** What of a text may be told. */
  mask(text: string): string {
    return this.#masker === null ? text : this.#masker.maskText(text);
  }

  close(): void {
    this.#client?.close();
    this.#log?.close();
  }

  get #secrets(): SecretMasker {
    this.#masker ??= new SecretMasker(this.#given.workload.settings.sensitiveNames ?? USUAL_SENSITIVE_NAMES);
    return this.#masker;
  }

  #send(message: MessageFromRunner): void {
    if (message.kind !== "request") return;
    this.#onRequest(message.requestId, this);
    this.#surroundings.send({ ...message, triggerId: this.triggerId });
  }

  async #event(): Promise<unknown> {
    const { workload, trigger: described } = this.#given;
    const loaded = (await this.#surroundings.bundles.load(workload.bundle)).get(workload.key.dagId);
    if (loaded === undefined) throw new Error(`The Dag file made no Dag "${workload.key.dagId}" when it was loaded.`);
    const operator = operatorOf(loaded.dag, workload.key.taskId);
    const description = decodeXCom(described.kwargs) as object;
    const trigger = restoreTrigger(operator, { classpath: described.classpath, description });
    const { signal } = this.#controller;
    if (isPokeTrigger(trigger)) return this.#poke(loaded, trigger);
    const services = () => this.#services;
    const log = () => this.log.taskLog;
    return awaitTrigger(trigger, {
      clock: this.#surroundings.clock,
      sleep: realSleep,
      get services() {
        return services();
      },
      get log() {
        return log();
      },
      signal,
    });
  }

  get #services() {
    const { clock, environment } = this.#surroundings;
    // Here an answer is waited for: whoever gives it resumes the task, and the trigger is cancelled.
    const { askPerson: _onTheSpot, ...services } = executionServices(this.client, {
      clock,
      environment,
      sleep: realSleep,
    });
    return services;
  }

  /** The sensor is made as for an attempt: it finds its context and its rendered fields. */
  async #poke(loaded: LoadedDag, trigger: Parameters<typeof pokeUntilFound>[1]): Promise<unknown> {
    const { workload } = this.#given;
    const { clock, environment } = this.#surroundings;
    const { client, log } = this;
    const place = {
      workload,
      client,
      xcoms: new AttemptXComs(workload, client),
      clock,
      environment,
      log: log.taskLog,
      signal: this.#controller.signal,
      startedAt: clock.now(),
    };
    const operator = operatorOf(loaded.dag, workload.key.taskId);
    const task = loaded.graph.task(workload.key.taskId);
    const scene = await attemptScene(place, loaded, { task, operator });
    const instance = await renderedInstance(place, loaded, { scene, operator });
    const { execution } = instance.scene;
    return pokeUntilFound(instance.operator, trigger, { renderedFields: instance.fields, execution });
  }
}
