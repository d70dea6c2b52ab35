import { join, resolve } from "node:path";
import {
  type AttemptSettings,
  RENDERED_FIELD_LENGTH,
  USUAL_SENSITIVE_NAMES,
  type XComBackendSettings,
} from "@baram/execution-api";
import type { BundleFolder } from "@baram/runner-pool";
import type { Configuration } from "../configuration/configuration.ts";
import type { Folders } from "../configuration/folders.ts";
import { configuredSensitiveNames } from "../configuration/sensitive-names.ts";
import { provideModule } from "./provide-module.ts";

/** What the settings of attempts are made from. */
export interface AttemptSettingsOptions {
  readonly configuration: Configuration;
  readonly folders: Folders;
  readonly bundleFolder: BundleFolder;
}

/**
 * What attempts are told of the configuration. A back end for XComs that is a module of the project is bundled now, so
 * that a change of it counts from the next start on.
 */
export async function attemptSettings(options: AttemptSettingsOptions): Promise<AttemptSettings> {
  const { api, core, operators, traces } = options.configuration;
  const sensitiveNames = configuredSensitiveNames(options.configuration);
  return {
    xcomBackend: await xcomBackendSettings(options),
    confOverridesParams: core.dag_run_conf_overrides_params,
    isDeferrableByDefault: operators.default_deferrable,
    ...(api.base_url === "" ? {} : { baseUrl: api.base_url }),
    ...(traces.otel_on ? { isTraced: true } : {}),
    ...(core.max_templated_field_length === RENDERED_FIELD_LENGTH
      ? {}
      : { renderedFieldLength: core.max_templated_field_length }),
    ...(sensitiveNames === USUAL_SENSITIVE_NAMES ? {} : { sensitiveNames }),
  };
}

/**
 * The settings of attempts whose XComs are thrown away: a file that one of them wrote would never be removed. Values that
 * are in files are read all the same.
 */
export function keptInDatabase(settings: AttemptSettings): AttemptSettings {
  const { xcomBackend } = settings;
  if (xcomBackend.kind !== "files") return settings;
  return { ...settings, xcomBackend: { ...xcomBackend, thresholdBytes: Number.MAX_SAFE_INTEGER } };
}

async function xcomBackendSettings(options: AttemptSettingsOptions): Promise<XComBackendSettings> {
  const { configuration, folders } = options;
  const { core } = configuration;
  const limitBytes = core.xcom_limit_bytes;
  switch (core.xcom_backend) {
    case "database":
    // Parity: the name of Airflow's own.
    case "airflow.models.xcom.BaseXCom":
      return { kind: "database", limitBytes };
    case "files": {
      const given = core.xcom_files_folder === "" ? join(folders.home, "xcoms") : core.xcom_files_folder;
      const folder = resolve(folders.project, given);
      return { kind: "files", limitBytes, folder, thresholdBytes: core.xcom_files_threshold_bytes };
    }
    default: {
      const modulePath = await provideModule(core.xcom_backend, {
        ...options,
        option: "BARAM__CORE__XCOM_BACKEND",
        others: "database, files",
      });
      return { kind: "module", limitBytes, name: core.xcom_backend, modulePath };
    }
  }
}
