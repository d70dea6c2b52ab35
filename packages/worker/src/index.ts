export * from "./remove-old-logs.ts";
export type { StoppedReport, WorkerOptions } from "./worker.ts";
export { createWorker, Worker } from "./worker.ts";
