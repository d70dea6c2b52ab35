export { RUNNER_ENTRY } from "./runner-entry.ts";
