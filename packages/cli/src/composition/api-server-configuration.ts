import type { ApiServerConfiguration } from "@baram/api-server";
import type { Configuration } from "../configuration/configuration.ts";
import { exposedOptionsOf } from "../configuration/exposed-options.ts";
import type { Folders } from "../configuration/folders.ts";

/** What the API server needs to know of the configuration. */
export function apiServerConfiguration(
  configuration: Configuration,
  { dags }: Pick<Folders, "dags">,
): ApiServerConfiguration {
  const { core, scheduler, api } = configuration;
  return {
    allowedRunIdPattern: scheduler.allowed_run_id_pattern,
    maximumPageLimit: api.maximum_page_limit,
    instanceName: api.instance_name,
    dagsFolder: dags,
    exposedOptions: exposedOptionsOf(configuration),
    crossOrigin: {
      headers: api.access_control_allow_headers,
      methods: api.access_control_allow_methods,
      origins: api.access_control_allow_origins,
    },
    parallelism: core.executor === "SequentialExecutor" ? 1 : core.parallelism,
  };
}
