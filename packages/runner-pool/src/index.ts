export type { AttemptOptions } from "./attempt-in-runner.ts";
export { BundleFolder, type BundleFolderOptions, chooseBundleFolder } from "./bundle-folder.ts";
export type { ParseOptions, ParseRequest } from "./parse-in-runner.ts";
export type { RunnerPoolOptions } from "./runner-pool.ts";
export { RunnerPool } from "./runner-pool.ts";
export type { TriggerHost, TriggerHostOptions } from "./trigger-host.ts";
