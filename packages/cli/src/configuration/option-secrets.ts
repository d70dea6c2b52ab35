import { spawnSync } from "node:child_process";
import { createRequire } from "node:module";
import type { Folders } from "./folders.ts";

/** Longer than any back end may take to answer. */
const PATIENCE_MILLISECONDS = 30_000;

/** The values of options that a secrets back end is asked for. */
export interface OptionSecretsRequest {
  /** `[secrets] backend` and `backend_kwargs`, as they are set. */
  readonly backend: string;
  readonly keywords: string;
  /** What the back end knows the values by. */
  readonly keys: readonly string[];
}

/** What a back end has; `null` for a key that it does not know. Or why it could not be asked, in a sentence. */
export type OptionSecrets =
  | { readonly kind: "read"; readonly values: Readonly<Record<string, string | null>> }
  | { readonly kind: "failed"; readonly sentence: string };

/** What the process that asks the back end is told. */
export type OptionSecretsOrder = OptionSecretsRequest & { readonly places: Pick<Folders, "project" | "home"> };

/**
 * Asks the secrets back end for options, in a process of its own: nothing runs in this one yet that could, and it waits.
 */
export function readOptionSecrets(
  request: OptionSecretsRequest,
  surroundings: Pick<OptionSecretsOrder, "places"> & {
    readonly environment: Readonly<Record<string, string | undefined>>;
  },
): OptionSecrets {
  const entry = createRequire(import.meta.url).resolve("@baram/cli/option-secrets");
  const order: OptionSecretsOrder = { ...request, places: surroundings.places };
  const { stdout, error } = spawnSync(process.execPath, [entry], {
    input: JSON.stringify(order),
    cwd: surroundings.places.project,
    env: { ...surroundings.environment },
    encoding: "utf8",
    // What it writes about itself is for whoever started this process.
    stdio: ["pipe", "pipe", "inherit"],
    timeout: PATIENCE_MILLISECONDS,
  });
  if (error === undefined && stdout !== "") return JSON.parse(stdout) as OptionSecrets;
  const reason = error === undefined ? "The process that asks it ended without an answer." : error.message;
  return {
    kind: "failed",
    sentence: `The secrets back end "${request.backend}" could not be asked for options: ${reason}`,
  };
}
