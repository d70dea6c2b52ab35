import type { ApiServerConfiguration } from "@baram/api-server";
import type { Configuration } from "../configuration/configuration.ts";
import type { Folders } from "../configuration/folders.ts";

/** What the API server needs to know of the configuration. */
export function apiServerConfiguration(
  { core, scheduler, api }: Configuration,
  { dags }: Pick<Folders, "dags">,
): ApiServerConfiguration {
  return {
    allowedRunIdPattern: scheduler.allowed_run_id_pattern,
    maximumPageLimit: api.maximum_page_limit,
    instanceName: api.instance_name,
    dagsFolder: dags,
    parallelism: core.executor === "SequentialExecutor" ? 1 : core.parallelism,
  };
}
