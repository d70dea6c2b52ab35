export type { HttpAuthType } from "./hooks/authorization.ts";
export { InvalidBaseUrlError } from "./hooks/base-url.ts";
export type { HttpExtraOptions } from "./hooks/extra-options.ts";
export { HttpConnectionError, HttpStatusError, TooManyRedirectsError } from "./hooks/http-errors.ts";
export { HttpHook, type HttpHookOptions, type HttpRequest } from "./hooks/http-hook.ts";
export { HttpResponse, type HttpResponseData } from "./hooks/http-response.ts";
export type { FormValue, HttpData } from "./hooks/request-body.ts";
export { testHttpConnection } from "./hooks/test-http-connection.ts";
export {
  type AnsweredWith,
  HttpOperator,
  type HttpOperatorOptions,
  type NextPage,
  ResponseRefusedError,
} from "./operators/http-operator.ts";
export type { HttpRequestKwargs } from "./operators/request-kwargs.ts";
export type { HttpRetryArgs } from "./operators/request-retries.ts";
export { HttpSensor, type HttpSensorOptions } from "./sensors/http-sensor.ts";
export { type HttpNoAnswer, HttpTrigger, type HttpTriggerOptions } from "./triggers/http-trigger.ts";
