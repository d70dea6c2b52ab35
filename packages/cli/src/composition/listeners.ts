import type { SchedulerDependencies } from "@baram/scheduler";
import { listenerNames } from "./listener-names.ts";
import type { Pools } from "./pools.ts";
import { provideModule } from "./provide-module.ts";
import type { ServerOptions } from "./server-options.ts";

/**
 * How the scheduler reaches the listeners that the configuration names; empty where it names none. A module of the project
 * is bundled now, so that a change of it counts from the next start on.
 *
 * Throws a `ConfigurationError` for one that is not there, or cannot be bundled.
 */
export async function configuredListeners(
  { configuration, folders }: ServerOptions,
  { runners, bundleFolder }: Pools,
): Promise<Pick<SchedulerDependencies, "tellListeners">> {
  const names = listenerNames(configuration);
  if (names.length === 0) return {};
  const given = { folders, bundleFolder, option: "BARAM__CORE__LISTENERS", others: "empty" };
  const modules = await Promise.all(
    names.map(async (name) => ({ name, modulePath: await provideModule(name, given) })),
  );
  return {
    tellListeners: (events, limits) => runners.ask({ kind: "tellListeners", modules, events }, limits),
  };
}
