import {
  BaseSensor,
  OptionReader,
  placeOfOperator,
  requireOption,
  type SensorOptions,
  type TaskContext,
  type Template,
  templateField,
} from "baram";
import type { HttpAuthType } from "../hooks/authorization.ts";
import type { HttpExtraOptions } from "../hooks/extra-options.ts";
import { HttpStatusError } from "../hooks/http-errors.ts";
import { HttpHook } from "../hooks/http-hook.ts";
import type { HttpResponse } from "../hooks/http-response.ts";
import type { HttpData } from "../hooks/request-body.ts";
import { checkHttpOptions } from "../operators/check-http-options.ts";

/** Options of {@link HttpSensor}. */
export interface HttpSensorOptions extends SensorOptions {
  /** What is put behind the base URL of the connection. A template. */
  readonly endpoint: Template<string>;
  /** Defaults to `GET`. */
  readonly method?: string;
  /** The query of a `GET`, else the body. A template. */
  readonly requestParams?: Template<HttpData>;
  /** Added to those of the connection. A template. */
  readonly headers?: Template<Readonly<Record<string, string>>>;
  /** Defaults to `http_default`. */
  readonly connectionId?: string;
  /** Whether an answer is what is waited for. Defaults to any that is no error. */
  readonly responseCheck?: (response: HttpResponse, context: TaskContext) => unknown;
  /** An error whose message begins with one of these means "not yet". Defaults to `["404"]`, which a list replaces. */
  readonly responseErrorCodesAllowlist?: readonly string[];
  readonly extraOptions?: HttpExtraOptions;
  /** Defaults to `basic` where the connection has a login. */
  readonly authType?: HttpAuthType;
}

const MISSING_YET: readonly string[] = ["404"];

/** Waits until an endpoint answers as it is wanted to. */
export class HttpSensor extends BaseSensor {
  static override readonly optionNames: readonly string[] = [
    ...BaseSensor.optionNames,
    "endpoint",
    "method",
    "requestParams",
    "headers",
    "connectionId",
    "responseCheck",
    "responseErrorCodesAllowlist",
    "extraOptions",
    "authType",
  ];
  static override readonly templateFields: readonly string[] = ["endpoint", "requestParams", "headers"];

  readonly endpoint: string;
  readonly method: string;
  readonly requestParams: HttpData | null;
  readonly headers: Readonly<Record<string, string>> | null;
  readonly connectionId: string;
  readonly responseCheck: NonNullable<HttpSensorOptions["responseCheck"]> | null;
  readonly responseErrorCodesAllowlist: readonly string[];
  readonly extraOptions: HttpExtraOptions | null;
  readonly authType: HttpAuthType | null;

  constructor({
    endpoint,
    method,
    requestParams,
    headers,
    connectionId,
    responseCheck,
    responseErrorCodesAllowlist,
    extraOptions,
    authType,
    ...options
  }: HttpSensorOptions) {
    super(options);
    requireOption(this, "endpoint", endpoint);
    checkHttpOptions(this, { method, authType, extraOptions });
    this.endpoint = templateField<string>(endpoint);
    this.method = method ?? "GET";
    this.requestParams = templateField<HttpData | null>(requestParams ?? null);
    this.headers = templateField<Readonly<Record<string, string>> | null>(headers ?? null);
    this.connectionId = connectionId ?? "http_default";
    this.responseCheck = responseCheck ?? null;
    const read = new OptionReader(placeOfOperator(this), { responseErrorCodesAllowlist });
    this.responseErrorCodesAllowlist = read.texts("responseErrorCodesAllowlist") ?? MISSING_YET;
    this.extraOptions = extraOptions ?? null;
    this.authType = authType ?? null;
  }

  override async poke(context: TaskContext): Promise<unknown> {
    const { connectionId, method, authType, endpoint, requestParams: data, headers, extraOptions } = this;
    context.log.info("Looking at the endpoint", { method, endpoint });
    const hook = new HttpHook({ connectionId, method, authType, log: context.log });
    try {
      const response = await hook.run({ endpoint, data, headers, extraOptions, signal: context.signal });
      return this.responseCheck === null ? true : await this.responseCheck(response, context);
    } catch (error) {
      // Parity: the message is compared, so that "5" allows every error of the server.
      const isAllowed = (start: string) => error instanceof HttpStatusError && error.message.startsWith(start);
      if (this.responseErrorCodesAllowlist.some(isAllowed)) return false;
      throw error;
    }
  }
}
