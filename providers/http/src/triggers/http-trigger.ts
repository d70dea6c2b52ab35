import { BaseTrigger, type TriggerContext } from "baram";
import type { HttpAuthType } from "../hooks/authorization.ts";
import { HttpConnectionError } from "../hooks/http-errors.ts";
import { HttpHook, type HttpRequest } from "../hooks/http-hook.ts";
import type { HttpResponseData } from "../hooks/http-response.ts";

/** What a trigger sends, and through which connection. */
export interface HttpTriggerOptions {
  readonly connectionId: string;
  readonly method: string;
  readonly authType: HttpAuthType | null;
  readonly request: Omit<HttpRequest, "signal">;
  /** How long it waits before it sends the request. Defaults to 0. */
  readonly delaySeconds?: number;
}

/** What is told of a request that nobody answered. */
export interface HttpNoAnswer {
  readonly noAnswer: { readonly method: string; readonly url: string; readonly reason: string };
}

/** Sends a request; its event is the answer, whatever that is, or that there is none. */
export class HttpTrigger extends BaseTrigger<HttpResponseData | HttpNoAnswer> {
  readonly #options: HttpTriggerOptions;

  constructor(options: HttpTriggerOptions) {
    super(options);
    this.#options = options;
  }

  override async run({ signal, sleep }: TriggerContext): Promise<HttpResponseData | HttpNoAnswer> {
    const { request, delaySeconds = 0, ...hook } = this.#options;
    if (delaySeconds > 0) await sleep({ seconds: delaySeconds });
    try {
      return (await new HttpHook(hook).send({ ...request, signal })).toData();
    } catch (error) {
      if (error instanceof HttpConnectionError) return { noAnswer: { ...error.request, reason: error.reason } };
      throw error;
    }
  }
}
