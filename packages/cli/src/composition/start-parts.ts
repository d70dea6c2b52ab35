import { openMetrics } from "../metrics/open-metrics.ts";
import { startMetrics } from "../metrics/start-metrics.ts";
import type { Foundation } from "./foundation.ts";
import { layFoundation } from "./foundation.ts";
import type { OpenStore } from "./open-store.ts";
import type { RunnerNumbers } from "./pools.ts";
import type { RunningPart, ServerOptions } from "./server-options.ts";

/** Starts one part after another; `add` hands through what it is given. */
export type StartParts<Parts> = (
  foundation: Foundation,
  add: <Part extends RunningPart>(part: Part) => Part,
) => Promise<Parts>;

/**
 * Lays the ground and starts parts on it. Throws a `ConfigurationError` with one sentence for what the operator has to
 * put right; nothing is left running then.
 *
 * @returns what the parts are known by, and the end of all of them, the last one first.
 */
export async function startParts<Parts extends object>(
  database: OpenStore,
  options: ServerOptions & { readonly runnerNumbers: RunnerNumbers },
  start: StartParts<Parts>,
): Promise<Parts & RunningPart> {
  const ends: (() => Promise<void>)[] = [() => database.close()];
  let announceStop = async () => {};
  const stop = async () => {
    await announceStop();
    for (const end of ends.reverse()) await end();
  };
  try {
    const open = await openMetrics(options);
    ends.unshift(() => open.close());
    const foundation = await layFoundation(database, options, open);
    ends[1] = () => foundation.close();
    announceStop = () => foundation.jobs.announceStop();
    const metrics = await startMetrics(options, foundation, open);
    ends.push(() => metrics.stop());
    const parts = await start(foundation, (part) => {
      ends.push(() => part.stop());
      return part;
    });
    return { ...parts, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}
