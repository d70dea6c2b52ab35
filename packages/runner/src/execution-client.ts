import type {
  ExecutionAnswers,
  ExecutionRefusal,
  ExecutionRequest,
  MessageFromRunner,
  SecretMasker,
} from "@baram/execution-api";

/** The server refused what author code asked for. */
class ExecutionRefusedError extends Error {
  override readonly name = "ExecutionRefusedError";
  readonly code: ExecutionRefusal["code"];

  constructor({ code, message }: ExecutionRefusal) {
    super(message);
    this.code = code;
  }
}

interface Pending {
  readonly request: ExecutionRequest;
  readonly resolve: (answer: never) => void;
  readonly reject: (error: Error) => void;
}

/** Asks the server on behalf of one attempt, through the pool. Secrets in the answers are masked from then on. */
export class ExecutionClient {
  static #lastRequestId = 0;
  readonly #pending = new Map<number, Pending>();
  readonly #send: (message: MessageFromRunner) => void;
  readonly #masker: SecretMasker;
  #isClosed = false;

  constructor(send: (message: MessageFromRunner) => void, masker: SecretMasker) {
    this.#send = send;
    this.#masker = masker;
  }

  ask<Request extends ExecutionRequest>(request: Request): Promise<ExecutionAnswers[Request["kind"]]> {
    if (this.#isClosed) {
      const message = `The attempt is over: "${request.kind}" was asked for too late. Await everything before the task returns.`;
      return Promise.reject(new ExecutionRefusedError({ code: "stale-lease", message }));
    }
    // Ids are never used again in this process, so that a late answer cannot reach the next attempt.
    ExecutionClient.#lastRequestId += 1;
    const requestId = ExecutionClient.#lastRequestId;
    return new Promise((resolve, reject) => {
      this.#pending.set(requestId, { request, resolve, reject });
      this.#send({ kind: "request", requestId, request });
    });
  }

  onAnswer(requestId: number, answer: unknown): void {
    const pending = this.#take(requestId);
    if (pending === null) return;
    this.#masker.addSecretsOfAnswer(pending.request, answer);
    pending.resolve(answer as never);
  }

  onRefusal(requestId: number, refusal: ExecutionRefusal): void {
    this.#take(requestId)?.reject(new ExecutionRefusedError(refusal));
  }

  /** Nothing more is asked for this attempt; who still waits for an answer waits in vain. */
  close(): void {
    this.#isClosed = true;
    this.#pending.clear();
  }

  #take(requestId: number): Pending | null {
    const pending = this.#pending.get(requestId) ?? null;
    this.#pending.delete(requestId);
    return pending;
  }
}
