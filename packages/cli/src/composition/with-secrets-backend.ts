import { createPools, type PoolsOptions } from "./pools.ts";
import { type OptionBackend, openSecretsBackend } from "./secrets-backend.ts";

/** One at a time: a back end is a client of something that should not be asked for all at once. */
const RUNNER_NUMBERS = { warm: 0, maximum: 1 };

/**
 * Opens a secrets back end for one look, with runners that end with it. `null` where none is named. Throws a
 * `ConfigurationError` for what the operator has to put right.
 */
export async function withSecretsBackend<Result>(
  named: Parameters<typeof openSecretsBackend>[0],
  options: PoolsOptions,
  body: (backend: OptionBackend | null) => Promise<Result>,
): Promise<Result> {
  const pools = createPools({ ...options, runnerNumbers: RUNNER_NUMBERS });
  try {
    return await body(await openSecretsBackend(named, { folders: options.folders, pools }));
  } finally {
    await pools.runners.stop();
  }
}
