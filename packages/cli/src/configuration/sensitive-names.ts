import { readSensitiveNames, type SensitiveNames } from "@baram/execution-api";
import type { Configuration } from "./configuration.ts";

/** Which names say that the values under them are secrets. */
export function configuredSensitiveNames({ core }: Pick<Configuration, "core">): SensitiveNames {
  return readSensitiveNames({
    furtherWords: core.sensitive_var_conn_names,
    hides: core.hide_sensitive_var_conn_fields,
  });
}
