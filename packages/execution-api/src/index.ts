export type * from "./execution-request.ts";
export type * from "./runner-message.ts";
export type * from "./workload.ts";
