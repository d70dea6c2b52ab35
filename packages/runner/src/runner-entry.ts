import { fileURLToPath } from "node:url";

/** Absolute path of the module that a runner pool starts as a runner. */
export const RUNNER_ENTRY = fileURLToPath(new URL("./main.js", import.meta.url));
