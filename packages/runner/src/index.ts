export { LoadedDag } from "./load-bundle.ts";
export { type AttemptSurroundings, RunningAttempt } from "./run-attempt/run-attempt.ts";
