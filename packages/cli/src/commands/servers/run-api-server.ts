import { startApiServer } from "../../composition/components.ts";
import type { Invocation } from "../../program/invocation.ts";
import type { Terminal } from "../../terminal/terminal.ts";
import { describeApiServer, describeSurroundings } from "./describe-server.ts";
import { runServer, type ServerCommandOptions } from "./run-server.ts";

/** What `baram api-server` was given. */
export interface ApiServerCommandOptions extends ServerCommandOptions {
  readonly hostname?: string;
  readonly port?: number;
  readonly sslCert?: string;
  readonly sslKey?: string;
}

/** Starts an API server with the web UI and stays. */
export function runApiServer(terminal: Terminal, options: ApiServerCommandOptions): Promise<number> {
  return runServer(terminal, {
    options,
    adjust: (invocation) => withAddress(invocation, options),
    start: startApiServer,
    greet: (server, invocation) => [...describeApiServer(server, invocation), ...describeSurroundings(invocation)],
  });
}

function withAddress(invocation: Invocation, options: ApiServerCommandOptions): Invocation {
  const { hostname, port, sslCert, sslKey } = options;
  const { configuration } = invocation;
  const { api } = configuration;
  return {
    ...invocation,
    configuration: {
      ...configuration,
      api: {
        ...api,
        host: hostname ?? api.host,
        port: port ?? api.port,
        ssl_cert: sslCert ?? api.ssl_cert,
        ssl_key: sslKey ?? api.ssl_key,
      },
    },
  };
}
