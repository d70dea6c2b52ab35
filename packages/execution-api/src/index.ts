export * from "./attempt-log/attempt-log-file.ts";
export * from "./attempt-log/attempt-log-line.ts";
export * from "./attempt-log/line-splitter.ts";
export type * from "./execution-request.ts";
export * from "./masking/secret-masker.ts";
export * from "./masking/sensitive-name.ts";
export type * from "./runner-message.ts";
export type * from "./workload.ts";
