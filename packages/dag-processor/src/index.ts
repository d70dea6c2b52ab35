export { createDagProcessor, type DagProcessor } from "./dag-processor.ts";
export type { DagProcessorConfiguration, DagProcessorOptions } from "./dag-processor-options.ts";
