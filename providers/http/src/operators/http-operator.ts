import { setTimeout as sleep } from "node:timers/promises";
import {
  BaseOperator,
  type Deferral,
  defer,
  isDeferrable,
  type OperatorOptions,
  type TaskContext,
  type Template,
  templateField,
} from "baram";
import type { HttpAuthType } from "../hooks/authorization.ts";
import type { HttpExtraOptions } from "../hooks/extra-options.ts";
import { HttpConnectionError } from "../hooks/http-errors.ts";
import { HttpHook, type HttpRequest } from "../hooks/http-hook.ts";
import { HttpResponse, type HttpResponseData } from "../hooks/http-response.ts";
import type { HttpData } from "../hooks/request-body.ts";
import { type HttpNoAnswer, HttpTrigger } from "../triggers/http-trigger.ts";
import { checkHttpOptions } from "./check-http-options.ts";
import { type HttpRequestKwargs, readRequestKwargs } from "./request-kwargs.ts";
import { type HttpRetryArgs, nextRequestDelay, type RequestRetries, readRetryArgs } from "./request-retries.ts";

/** What differs in the request for the next page. `data` and `headers` are merged into the operator's own. */
export interface NextPage {
  readonly endpoint?: string;
  readonly data?: HttpData;
  readonly headers?: Readonly<Record<string, string>>;
  readonly extraOptions?: HttpExtraOptions;
}

/** What an operator judges: one answer, or the list of all where a pagination names next pages. */
export type AnsweredWith<Page> = [Page] extends [never] ? HttpResponse : readonly HttpResponse[];

/** Options of {@link HttpOperator}. */
export interface HttpOperatorOptions<Page extends NextPage | null | undefined = NextPage | null, Result = unknown>
  extends OperatorOptions {
  /** What is put behind the base URL of the connection. A template. */
  readonly endpoint?: Template<string>;
  /** Defaults to `POST`. */
  readonly method?: string;
  /** The query of a `GET`, else the body: fields as a form, a text as it is. A template. */
  readonly data?: Template<HttpData>;
  /** Added to those of the connection. A template. */
  readonly headers?: Template<Readonly<Record<string, string>>>;
  /** Defaults to `http_default`. */
  readonly connectionId?: string;
  /** Says from an answer how to ask for the next page, until it returns nothing. What is below is given all answers. */
  readonly paginationFunction?: (response: HttpResponse) => Page;
  /** Fails the task unless it returns something true. */
  readonly responseCheck?: (response: AnsweredWith<NoInfer<Page>>, context: TaskContext) => unknown;
  /** Gives the task's result. Defaults to the text of the answer, with pagination to a list of texts. */
  readonly responseFilter?: (response: AnsweredWith<NoInfer<Page>>, context: TaskContext) => Result | Promise<Result>;
  readonly extraOptions?: HttpExtraOptions;
  /** What the request carries beside `data` and `headers`: `json`, `params`, `cookies`. */
  readonly requestKwargs?: HttpRequestKwargs;
  /** Sends a request that fails again within the task's try. Defaults to not at all. */
  readonly retryArgs?: HttpRetryArgs;
  /** Writes the answer to the log. Defaults to `false`. */
  readonly logResponse?: boolean;
  /** Defaults to `basic` where the connection has a login. */
  readonly authType?: HttpAuthType;
  /** Waits for the answer in the triggerer. Defaults to `[operators] default_deferrable`. */
  readonly deferrable?: boolean;
}

/** A `responseCheck` did not like the answer. */
export class ResponseRefusedError extends Error {
  override readonly name = "ResponseRefusedError";
}

/** What is kept while the task is deferred. */
interface WhileDeferred {
  /** The answers to the pages before. */
  readonly pages: readonly HttpResponseData[];
  /** What is asked for; `null` for the first page. */
  readonly next: NextPage | null;
  /** Which attempt to get the page is under way, from 1. */
  readonly attempt: number;
}

/** Sends a request, and returns the answer's text or what is made of it. */
export class HttpOperator<
  Page extends NextPage | null | undefined = never,
  Result = [Page] extends [never] ? string : string[],
> extends BaseOperator {
  static readonly optionNames: readonly string[] = [
    "endpoint",
    "method",
    "data",
    "headers",
    "connectionId",
    "paginationFunction",
    "responseCheck",
    "responseFilter",
    "extraOptions",
    "requestKwargs",
    "retryArgs",
    "logResponse",
    "authType",
    "deferrable",
  ];
  static override readonly templateFields: readonly string[] = ["endpoint", "data", "headers"];
  static override readonly triggers = [HttpTrigger];
  static override readonly uiColor: string = "#f4a460";

  readonly endpoint: string | null;
  readonly method: string;
  readonly data: HttpData | null;
  readonly headers: Readonly<Record<string, string>> | null;
  readonly connectionId: string;
  readonly paginationFunction: ((response: HttpResponse) => Page) | null;
  readonly responseCheck: NonNullable<HttpOperatorOptions<Page, Result>["responseCheck"]> | null;
  readonly responseFilter: NonNullable<HttpOperatorOptions<Page, Result>["responseFilter"]> | null;
  readonly extraOptions: HttpExtraOptions | null;
  readonly requestKwargs: HttpRequestKwargs;
  readonly retryArgs: RequestRetries;
  readonly logResponse: boolean;
  readonly authType: HttpAuthType | null;
  readonly deferrable: boolean | null;

  constructor({
    endpoint,
    method,
    data,
    headers,
    connectionId,
    paginationFunction,
    responseCheck,
    responseFilter,
    extraOptions,
    requestKwargs,
    retryArgs,
    logResponse,
    authType,
    deferrable,
    ...options
  }: HttpOperatorOptions<Page, Result>) {
    super(options);
    checkHttpOptions(this, { method, authType, extraOptions });
    this.endpoint = templateField<string | null>(endpoint ?? null);
    this.method = method ?? "POST";
    this.data = templateField<HttpData | null>(data ?? null);
    this.headers = templateField<Readonly<Record<string, string>> | null>(headers ?? null);
    this.connectionId = connectionId ?? "http_default";
    this.paginationFunction = paginationFunction ?? null;
    this.responseCheck = responseCheck ?? null;
    this.responseFilter = responseFilter ?? null;
    this.extraOptions = extraOptions ?? null;
    this.requestKwargs = readRequestKwargs(this, requestKwargs);
    this.retryArgs = readRetryArgs(this, retryArgs);
    this.logResponse = logResponse ?? false;
    this.authType = authType ?? null;
    this.deferrable = deferrable ?? null;
  }

  override async execute(context: TaskContext): Promise<Result | Deferral<Result>> {
    context.log.info("Calling the endpoint", { method: this.method, endpoint: this.endpoint });
    if (isDeferrable(this.deferrable)) return this.#defer({ pages: [], next: null, attempt: 1 });
    const pages: HttpResponse[] = [];
    for (let next: NextPage | null | undefined = null; next !== undefined; ) {
      pages.push(await this.#ask(this.#request(next), context));
      next = this.#nextPage(pages);
    }
    return this.#judge(pages, context);
  }

  /** Goes on with an answer that came while the task was deferred, or with none. */
  async readAnswer(
    answer: HttpResponseData | HttpNoAnswer,
    context: TaskContext,
    kept: WhileDeferred,
  ): Promise<Result | Deferral<Result>> {
    try {
      if ("noAnswer" in answer) throw new HttpConnectionError(answer.noAnswer, answer.noAnswer.reason);
      await this.#hook(context).checkResponse(new HttpResponse(answer), this.extraOptions);
    } catch (error) {
      const delaySeconds = this.#delayBefore(error, kept.attempt, context);
      if (delaySeconds === null) throw error;
      return this.#defer({ ...kept, attempt: kept.attempt + 1 }, delaySeconds);
    }
    const answers = [...kept.pages, answer];
    const pages = answers.map((page) => new HttpResponse(page));
    const next = this.#nextPage(pages);
    return next === undefined ? this.#judge(pages, context) : this.#defer({ pages: answers, next, attempt: 1 });
  }

  /** Asks for a page, and again where that fails as often as the author says. */
  async #ask(request: Omit<HttpRequest, "signal">, context: TaskContext): Promise<HttpResponse> {
    const { signal } = context;
    const hook = this.#hook(context);
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await hook.run({ ...request, signal });
      } catch (error) {
        const delaySeconds = this.#delayBefore(error, attempt, context);
        if (delaySeconds === null) throw error;
        await sleep(delaySeconds * 1000, undefined, { signal });
      }
    }
  }

  /** After how many seconds a request that failed is sent again, which the log is told; `null` for not at all. */
  #delayBefore(error: unknown, attempt: number, { log }: TaskContext): number | null {
    const delaySeconds = nextRequestDelay(this.retryArgs, { error, attempt });
    if (delaySeconds === null) return null;
    const message = error instanceof Error ? error.message : String(error);
    log.warn(`The request failed, and is sent again in ${delaySeconds} s: ${message}`, { attempt });
    return delaySeconds;
  }

  #defer(kept: WhileDeferred, delaySeconds = 0): Deferral<Result> {
    const { connectionId, method, authType } = this;
    const request = this.#request(kept.next);
    const trigger = new HttpTrigger({ connectionId, method, authType, request, delaySeconds });
    return defer({ trigger, resumeWith: this.readAnswer, kwargs: { ...kept } }) as Deferral<Result>;
  }

  #hook({ log }: TaskContext): HttpHook {
    const { connectionId, method, authType } = this;
    return new HttpHook({ connectionId, method, authType, log });
  }

  #request(next: NextPage | null): Omit<HttpRequest, "signal"> {
    const { headers, extraOptions, requestKwargs } = this;
    return {
      ...requestKwargs,
      endpoint: next?.endpoint ?? this.endpoint,
      data: mergeData(this.data, next?.data ?? null),
      headers: { ...headers, ...next?.headers },
      extraOptions: { ...extraOptions, ...next?.extraOptions },
    };
  }

  /** `undefined` when there is none. */
  #nextPage(pages: readonly HttpResponse[]): NextPage | undefined {
    const newest = pages.at(-1);
    return newest === undefined ? undefined : (this.paginationFunction?.(newest) ?? undefined);
  }

  async #judge(pages: readonly HttpResponse[], context: TaskContext): Promise<Result> {
    const texts = pages.map((page) => page.text);
    const result = this.paginationFunction === null ? texts[0] : texts;
    if (this.logResponse) context.log.info(`The answer: ${texts.join("\n")}`);
    const answer = (this.paginationFunction === null ? pages[0] : pages) as AnsweredWith<Page>;
    // Parity: a check that returns nothing refuses.
    if (this.responseCheck !== null && !(await this.responseCheck(answer, context))) {
      throw new ResponseRefusedError("Response check returned False.");
    }
    if (this.responseFilter !== null) return this.responseFilter(answer, context);
    return result as Result;
  }
}

/** Fields are merged; a text replaces what there was. */
function mergeData(own: HttpData | null, next: HttpData | null): HttpData | null {
  if (next === null) return own;
  return typeof own === "object" && own !== null && typeof next === "object" ? { ...own, ...next } : next;
}
