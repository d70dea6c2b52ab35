import { type Standalone, startStandalone } from "../test-servers/standalone.ts";

/**
 * Starts a server with the example Dags and those that the checks of the clients trigger.
 *
 * @param database the address of an empty one; SQLite where it is left out.
 */
export function startCheckedServer(database?: string): Promise<Standalone> {
  return startStandalone(
    {
      "tools/api-clients/dags": "dags",
      "examples/dags": "dags",
      "examples/events": "events",
      "examples/rocket-launches": "rocket-launches",
    },
    // Whoever checks asks faster than people do.
    {
      BARAM__API__EXPOSE_CONFIG: "True",
      BARAM__API__REQUESTS_PER_SECOND: "0",
      ...(database === undefined ? {} : { BARAM__DATABASE__URL: database }),
    },
  );
}
