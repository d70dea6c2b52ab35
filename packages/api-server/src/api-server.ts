import type { Server } from "node:http";
import type { AddressInfo } from "node:net";
import { type Clock, type Json, type Logger, xcomTextToPlainJson } from "@baram/domain";
import type { MetadataStore } from "@baram/metadata-store";
import type { FastifyInstance } from "fastify";
import { Authentication } from "./authentication/authentication.ts";
import { LdapDirectory } from "./authentication/ldap/ldap-directory.ts";
import { THROTTLE_DEFAULTS } from "./authentication/log-in-throttle.ts";
import { OpenIdConnect } from "./authentication/open-id-connect/open-id-connect.ts";
import type { RandomBytes } from "./authentication/random-bytes.ts";
import type { Fernet } from "./encryption/fernet.ts";
import { GatheredChanges } from "./gathered-changes.ts";
import { createHttpServer } from "./http/create-http-server.ts";
import { DagRunWaits } from "./public-api/dag-run-waits.ts";
import type { ApiServerConfiguration, InstalledProvider, RouteDependencies } from "./route-dependencies.ts";
import { LiveEvents } from "./ui-api/live/live-events.ts";

/** What the API server works with. */
export interface ApiServerOptions {
  readonly store: MetadataStore;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly fernet: Fernet;
  readonly random: RandomBytes;
  /** Whoever knows it is a command beside the server, with an admin's rights. */
  readonly serverToken: string;
  /** The built web UI; `null` serves the API alone. */
  readonly webFolder: string | null;
  /** Where the logs of tries are. */
  readonly logFolder: string;
  readonly configuration: ApiServerConfiguration;
  /** The provider packages of the project; absent where there is no project to look into. */
  readonly listProviders?: RouteDependencies["listProviders"];
  /** The types of connections that those describe; absent where there is no project to look into. */
  readonly listConnectionTypes?: RouteDependencies["listConnectionTypes"];
  /** Tries a connection out; absent where that is not enabled. */
  readonly testConnection?: NonNullable<RouteDependencies["testConnection"]>;
  /**
   * Why this process does not do all of its duties, in a sentence, for those who ask whether it is ready; `null` when it
   * does. Absent where the server is all there is.
   */
  readonly explainIdleness?: () => string | null;
  /** Whether an answer says why a request failed, in place of leading to the log. Defaults to `false`. */
  readonly explainsFailures?: boolean;
  /** Baram's own version. */
  readonly version: string;
  /** Asks the back end of XComs what lists show; absent where that needs no author code. */
  readonly showXCom?: RouteDependencies["showXCom"];
  /** Told of each request that a route has answered; absent where nobody watches. */
  readonly onRequestEnd?: NonNullable<RouteDependencies["onRequestEnd"]>;
  /** Absent, a run by hand of a Dag with a timetable of its own covers its moment. */
  readonly askAuthorsTimetable?: NonNullable<RouteDependencies["askAuthorsTimetable"]>;
  /** Absent, back-fills of a Dag with a timetable of its own cannot be planned beforehand. */
  readonly askAuthorsNextDagRun?: NonNullable<RouteDependencies["askAuthorsNextDagRun"]>;
}

/** Whether the server could be reached from then on. */
export type ListenOutcome =
  | { readonly kind: "listening"; readonly address: string }
  | { readonly kind: "port-taken" }
  /** The host is none of this machine's, or the port is one that only the superuser may take. */
  | { readonly kind: "refused"; readonly message: string };

/** What keeps requests for long, and must let them go. */
interface LastingRequests {
  readonly liveEvents: LiveEvents;
  readonly dagRunWaits: DagRunWaits;
}

/** The HTTP server of an installation: the stable API, the web UI's own reads, live events, and the web UI itself. */
export class ApiServer {
  /** For tests, which send requests without a network. */
  readonly http: FastifyInstance;
  readonly #liveEvents: LiveEvents;
  readonly #dagRunWaits: DagRunWaits;
  #address: string | null = null;

  constructor(http: FastifyInstance, { liveEvents, dagRunWaits }: LastingRequests) {
    this.http = http;
    this.#liveEvents = liveEvents;
    this.#dagRunWaits = dagRunWaits;
  }

  /** `http://127.0.0.1:8080`; `null` before it listens. */
  get address(): string | null {
    return this.#address;
  }

  /** Port 0 lets the operating system choose. */
  async listen({ host, port }: { readonly host: string; readonly port: number }): Promise<ListenOutcome> {
    try {
      await this.http.listen({ host, port });
    } catch (error) {
      const { code, message } = error as NodeJS.ErrnoException;
      if (code === "EADDRINUSE") return { kind: "port-taken" };
      if (code === "EACCES" || code === "EADDRNOTAVAIL" || code === "ENOTFOUND") return { kind: "refused", message };
      throw error;
    }
    this.#address = addressOf(this.http.server, host);
    return { kind: "listening", address: this.#address };
  }

  /** Ends live streams, answers those who wait for a run, lets running requests finish, and frees the port. */
  async close(): Promise<void> {
    this.#liveEvents.close();
    await this.#dagRunWaits.close();
    await this.http.close();
  }
}

/** Puts the server together; it answers once {@link ApiServer.listen} is called. */
export async function createApiServer(options: ApiServerOptions): Promise<ApiServer> {
  const { store, clock, random, serverToken, logger } = options;
  const lasting = {
    liveEvents: new LiveEvents({ store, logger, random }),
    dagRunWaits: new DagRunWaits({ store, logger }),
  };
  const { configuration, fernet } = options;
  const directory =
    configuration.ldap === undefined ? {} : { directory: new LdapDirectory({ settings: configuration.ldap, logger }) };
  const authentication = new Authentication({
    store,
    clock,
    random,
    serverToken,
    throttleLimits: configuration.throttleLimits ?? THROTTLE_DEFAULTS,
    ...(configuration.sessionSeconds === undefined ? {} : { sessionSeconds: configuration.sessionSeconds }),
    ...directory,
  });
  const settings = configuration.openIdConnect;
  const openIdConnect =
    settings === undefined ? {} : { openIdConnect: new OpenIdConnect({ settings, fernet, clock, logger }) };
  const http = await createHttpServer(
    {
      showXCom,
      listProviders,
      listConnectionTypes: async () => [],
      explainIdleness: () => null,
      explainsFailures: false,
      ...options,
      ...openIdConnect,
      authentication,
      ...lasting,
      auditEntries: new GatheredChanges(store),
      changes: new GatheredChanges(store),
    },
    options.webFolder,
  );
  await http.ready();
  return new ApiServer(http, lasting);
}

async function listProviders(): Promise<readonly InstalledProvider[]> {
  return [];
}

/** What is stored says what to show. */
async function showXCom(text: string): Promise<Json> {
  return xcomTextToPlainJson(text);
}

function addressOf(server: Server, host: string): string {
  const { port } = server.address() as AddressInfo;
  const scheme = "setSecureContext" in server ? "https" : "http";
  return `${scheme}://${host.includes(":") ? `[${host}]` : host}:${port}`;
}
