import type { ApiServerConfiguration } from "@baram/api-server";
import type { Configuration } from "../configuration/configuration.ts";
import { exposedOptionsOf } from "../configuration/exposed-options.ts";
import type { Folders } from "../configuration/folders.ts";
import { readConfigurationFile } from "../configuration/read-configuration-file.ts";
import { configuredSensitiveNames } from "../configuration/sensitive-names.ts";
import { ldapSettings } from "./ldap-settings.ts";
import { openIdConnectSettings } from "./open-id-connect-settings.ts";

const SECONDS_PER_MINUTE = 60;

/** What the API server needs to know of the configuration. */
export function apiServerConfiguration(
  configuration: Configuration,
  folders: Pick<Folders, "dags" | "home" | "project">,
  environment: Readonly<Record<string, string | undefined>>,
): ApiServerConfiguration {
  const { core, scheduler, api, auth } = configuration;
  const { dags, home } = folders;
  return {
    allowedRunIdPattern: scheduler.allowed_run_id_pattern,
    maximumPageLimit: api.maximum_page_limit,
    fallbackPageLimit: api.fallback_page_limit,
    instanceName: api.instance_name,
    dagsFolder: dags,
    exposedOptions: exposedOptionsOf(configuration, {
      environment,
      fileText: readConfigurationFile(home)?.text ?? null,
    }),
    crossOrigin: {
      headers: api.access_control_allow_headers,
      methods: api.access_control_allow_methods,
      origins: api.access_control_allow_origins,
    },
    throttleLimits: { failuresMaximum: auth.log_in_failures, blockSeconds: auth.log_in_block_seconds },
    requestRate: { perSecond: api.requests_per_second },
    ...(api.base_url === "" ? {} : { baseUrl: api.base_url }),
    trustedProxies: api.trusted_proxies,
    sessionSeconds: auth.session_lifetime_minutes * SECONDS_PER_MINUTE,
    minimumPasswordLength: auth.minimum_password_length,
    ...openIdConnectSettings(configuration),
    ...ldapSettings(configuration, folders),
    sensitiveNames: configuredSensitiveNames(configuration),
    parallelism: core.executor === "SequentialExecutor" ? 1 : core.parallelism,
  };
}
