export {
  type Bundle,
  type BundleOutcome,
  type BundleRequest,
  bundleDagFile,
} from "./bundle-dag-file/bundle-dag-file.ts";
export { createDagProcessor, type DagProcessor } from "./dag-processor.ts";
export type { DagProcessorConfiguration, DagProcessorOptions } from "./dag-processor-options.ts";
export { type FoundDagFiles, findDagFiles } from "./find-dag-files/find-dag-files.ts";
