import { createExecutionApi } from "@baram/api-server";
import type { ExecutionApi } from "@baram/execution-api";
import { readOption } from "../configuration/configuration.ts";
import { readEnvironmentSettings } from "../configuration/environment-settings.ts";
import { configuredSensitiveNames } from "../configuration/sensitive-names.ts";
import { timetableQuestion } from "./author-code.ts";
import { configuredMailServer } from "./configured-mail-server.ts";
import type { Foundation } from "./foundation.ts";
import { onceReachable } from "./once-reachable.ts";
import type { ServerOptions } from "./server-options.ts";

/** Answers the author code of runners of this process. */
export function localExecutionApi(
  { configuration, clock, environment, logger }: ServerOptions,
  { store, fernet, pools, secrets }: Foundation,
): ExecutionApi {
  const executionApi = createExecutionApi({
    store,
    clock,
    fernet,
    ...readEnvironmentSettings(environment),
    sensitiveNames: configuredSensitiveNames(configuration),
    ...secrets,
    logger,
    configuredConnections: configuredMailServer(configuration),
    readConfiguration: (section, key) => readOption(configuration, section, key),
    askAuthorsTimetable: timetableQuestion(store, pools),
  });
  return {
    answer: (leaseToken, taskInstanceId, request) =>
      onceReachable(store, () => executionApi.answer(leaseToken, taskInstanceId, request)),
  };
}
