import { openMetrics } from "../metrics/open-metrics.ts";
import { startMetrics } from "../metrics/start-metrics.ts";
import { openTraces } from "../traces/open-traces.ts";
import { traceTransitions } from "../traces/trace-transitions.ts";
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
    const traces = await openTraces(options);
    // They are closed last: the end of the others is counted, too.
    ends.unshift(
      () => open.close(),
      () => traces.close(),
    );
    const { tell } = traces;
    const foundation = await layFoundation(database, options, { ...open, tellSpan: tell });
    ends[2] = () => foundation.close();
    if (tell !== null) foundation.store.observeTransitions((transitions) => traceTransitions(tell, transitions));
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
