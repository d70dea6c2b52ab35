export type * from "./executor.ts";
export * from "./local-executor.ts";
