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
import { HttpHook, type HttpRequest } from "../hooks/http-hook.ts";
import { HttpResponse, type HttpResponseData } from "../hooks/http-response.ts";
import type { HttpData } from "../hooks/request-body.ts";
import { HttpTrigger } from "../triggers/http-trigger.ts";
import { checkHttpOptions } from "./check-http-options.ts";

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
  /** Sent as a JSON body where there is no `data`. Defaults to nothing. */
  readonly json?: unknown;
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

/** What is kept of the pages so far while the task is deferred. */
interface EarlierPages {
  readonly pages: readonly HttpResponseData[];
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
    "json",
    "headers",
    "connectionId",
    "paginationFunction",
    "responseCheck",
    "responseFilter",
    "extraOptions",
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
  readonly json: unknown;
  readonly headers: Readonly<Record<string, string>> | null;
  readonly connectionId: string;
  readonly paginationFunction: ((response: HttpResponse) => Page) | null;
  readonly responseCheck: NonNullable<HttpOperatorOptions<Page, Result>["responseCheck"]> | null;
  readonly responseFilter: NonNullable<HttpOperatorOptions<Page, Result>["responseFilter"]> | null;
  readonly extraOptions: HttpExtraOptions | null;
  readonly logResponse: boolean;
  readonly authType: HttpAuthType | null;
  readonly deferrable: boolean | null;

  constructor({
    endpoint,
    method,
    data,
    json,
    headers,
    connectionId,
    paginationFunction,
    responseCheck,
    responseFilter,
    extraOptions,
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
    this.json = json;
    this.headers = templateField<Readonly<Record<string, string>> | null>(headers ?? null);
    this.connectionId = connectionId ?? "http_default";
    this.paginationFunction = paginationFunction ?? null;
    this.responseCheck = responseCheck ?? null;
    this.responseFilter = responseFilter ?? null;
    this.extraOptions = extraOptions ?? null;
    this.logResponse = logResponse ?? false;
    this.authType = authType ?? null;
    this.deferrable = deferrable ?? null;
  }

  override async execute(context: TaskContext): Promise<Result | Deferral<Result>> {
    context.log.info("Calling the endpoint", { method: this.method, endpoint: this.endpoint });
    if (isDeferrable(this.deferrable)) return this.#defer(this.#request(null), []);
    const hook = this.#hook(context);
    const pages: HttpResponse[] = [];
    for (let next: NextPage | null | undefined = null; next !== undefined; ) {
      const request = this.#request(next);
      pages.push(await hook.run({ ...request, signal: context.signal }));
      next = this.#nextPage(pages);
    }
    return this.#judge(pages, context);
  }

  /** Goes on with an answer that came while the task was deferred. */
  async readAnswer(
    answer: HttpResponseData,
    context: TaskContext,
    { pages: earlier }: EarlierPages,
  ): Promise<Result | Deferral<Result>> {
    const pages = [...earlier, answer].map((page) => new HttpResponse(page));
    const newest = pages.at(-1);
    if (newest !== undefined) await this.#hook(context).checkResponse(newest, this.extraOptions);
    const next = this.#nextPage(pages);
    if (next !== undefined) return this.#defer(this.#request(next), [...earlier, answer]);
    return this.#judge(pages, context);
  }

  #defer(request: Omit<HttpRequest, "signal">, pages: readonly HttpResponseData[]): Deferral<Result> {
    const { connectionId, method, authType } = this;
    const trigger = new HttpTrigger({ connectionId, method, authType, request });
    return defer({ trigger, resumeWith: this.readAnswer, kwargs: { pages } }) as Deferral<Result>;
  }

  #hook({ log }: TaskContext): HttpHook {
    const { connectionId, method, authType } = this;
    return new HttpHook({ connectionId, method, authType, log });
  }

  #request(next: NextPage | null): Omit<HttpRequest, "signal"> {
    const { json, headers, extraOptions } = this;
    return {
      endpoint: next?.endpoint ?? this.endpoint,
      data: mergeData(this.data, next?.data ?? null),
      headers: { ...headers, ...next?.headers },
      extraOptions: { ...extraOptions, ...next?.extraOptions },
      ...(json === undefined ? {} : { json }),
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
