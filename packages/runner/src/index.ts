export { LoadedBundles, LoadedDag } from "./load-bundle.ts";
export { parseDagFile } from "./parse-dags/parse-dag-file.ts";
export { type AttemptSurroundings, RunningAttempt } from "./run-attempt/run-attempt.ts";
export { openXComStorage } from "./xcoms/open-xcom-storage.ts";
export { showXComs } from "./xcoms/show-xcoms.ts";
export type { StoredXCom, XComPlace, XComStorage } from "./xcoms/xcom-storage.ts";
