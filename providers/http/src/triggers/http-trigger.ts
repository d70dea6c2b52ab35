import { BaseTrigger, type TriggerContext } from "baram";
import type { HttpAuthType } from "../hooks/authorization.ts";
import { HttpHook, type HttpRequest } from "../hooks/http-hook.ts";
import type { HttpResponseData } from "../hooks/http-response.ts";

/** What a trigger sends, and through which connection. */
export interface HttpTriggerOptions {
  readonly connectionId: string;
  readonly method: string;
  readonly authType: HttpAuthType | null;
  readonly request: Omit<HttpRequest, "signal">;
}

/** Sends a request; its event is the answer, whatever that is. */
export class HttpTrigger extends BaseTrigger<HttpResponseData> {
  readonly #options: HttpTriggerOptions;

  constructor(options: HttpTriggerOptions) {
    super(options);
    this.#options = options;
  }

  override async run({ signal }: TriggerContext): Promise<HttpResponseData> {
    const { request, ...hook } = this.#options;
    return (await new HttpHook(hook).send({ ...request, signal })).toData();
  }
}
