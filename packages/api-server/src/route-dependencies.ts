import type { Clock, ConnectionType, DataInterval, Instant, Json, Logger, TimetableRestriction } from "@baram/domain";
import type { AuthorAnswer, AuthorQuestion, ConnectionRecord, SensitiveNames } from "@baram/execution-api";
import type { MetadataStore } from "@baram/metadata-store";
import type { Authentication } from "./authentication/authentication.ts";
import type { LdapSettings } from "./authentication/ldap/ldap-settings.ts";
import type { ThrottleLimits } from "./authentication/log-in-throttle.ts";
import type { OpenIdConnect } from "./authentication/open-id-connect/open-id-connect.ts";
import type { OpenIdConnectSettings } from "./authentication/open-id-connect/open-id-connect-settings.ts";
import type { Fernet } from "./encryption/fernet.ts";
import type { GatheredChanges } from "./gathered-changes.ts";
import type { CrossOrigin } from "./http/cross-origin.ts";
import type { EndedRequest } from "./http/observe-requests.ts";
import type { RequestRate } from "./http/request-rate-limit.ts";
import type { TlsFiles } from "./http/tls-server.ts";
import type { DagRunWaits } from "./public-api/dag-run-waits.ts";
import type { LiveEvents } from "./ui-api/live/live-events.ts";

/** An option as it may be shown: a secret one has no value of its own. */
export interface ExposedOption {
  readonly section: string;
  readonly key: string;
  readonly value: string;
  /** What it is when nobody sets it. */
  readonly defaultText: string;
  /** One sentence for people. */
  readonly help: string;
  readonly origin: "default" | "environment" | "file";
  /** The variable or the place in the file that its value is from; `null` for a default. */
  readonly place: string | null;
  /** The variable of the environment that sets it. */
  readonly variable: string;
}

/** A package of operators, hooks and the like that is installed. */
export interface InstalledProvider {
  readonly packageName: string;
  readonly description: string;
  readonly version: string;
}

/** What of the installation's configuration the API server needs. */
export interface ApiServerConfiguration {
  /** Absent, the server talks in clear, as behind a reverse proxy. */
  readonly tls?: TlsFiles;
  /** Run ids that people choose must match this. `[scheduler] allowed_run_id_pattern`. */
  readonly allowedRunIdPattern: string;
  /** Longer lists are cut. `[api] maximum_page_limit`. */
  readonly maximumPageLimit: number;
  /** How much of a list a limit of 0 asks for; absent is 100. `[api] fallback_page_limit`. */
  readonly fallbackPageLimit?: number;
  /** Shown in the web UI. `[webserver] instance_name`. */
  readonly instanceName: string;
  /** Where Dag files are, for the `fileloc` of a Dag. */
  readonly dagsFolder: string;
  /** What pages of other origins may do; absent is nothing. `[api] access_control_allow_…`. */
  readonly crossOrigin?: CrossOrigin;
  /** The configuration as it may be shown; `null` where it may not. `[api] expose_config`. */
  readonly exposedOptions: readonly ExposedOption[] | null;
  /** Which names say that a value is a secret. `[core] sensitive_var_conn_names`, `hide_sensitive_var_conn_fields`. */
  readonly sensitiveNames: SensitiveNames;
  /** How many task instances may run at once. `[core] parallelism`. */
  readonly parallelism: number;
  /** When wrong passwords stop being looked at; absent is {@link THROTTLE_DEFAULTS}. `[auth] log_in_…`. */
  readonly throttleLimits?: ThrottleLimits;
  /** How much one address may ask; absent is {@link REQUEST_RATE_DEFAULT}. `[api] requests_per_second`. */
  readonly requestRate?: RequestRate;
  /** Where people reach the server, without a slash at its end; absent where nobody has said. `[api] base_url`. */
  readonly baseUrl?: string;
  /** The proxies whose word counts about where a request came from, separated by commas. `[api] trusted_proxies`. */
  readonly trustedProxies?: string;
  /** The provider that people may log in with; absent is none. `[oidc]`. */
  readonly openIdConnect?: OpenIdConnectSettings;
  /** The directory that knows people who have no password here; absent is none. `[ldap]`. */
  readonly ldap?: LdapSettings;
  /** How long a log-in of the web UI lasts; absent is 30 days. `[auth] session_lifetime_minutes`. */
  readonly sessionSeconds?: number;
  /** The shortest password that a person may choose; absent is 1. `[auth] minimum_password_length`. */
  readonly minimumPasswordLength?: number;
}

/** Asks a Dag's own timetable what a run by hand covers. */
export type AskAuthorsTimetable = (
  dag: { readonly dagId: string; readonly bundleHash: string; readonly relativePath: string },
  at: Instant,
) => Promise<AuthorAnswer<Extract<AuthorQuestion, { kind: "inferManualDataInterval" }>>>;

/** Asks a Dag's own timetable which run comes next. */
export type AskAuthorsNextDagRun = (
  dag: { readonly dagId: string; readonly bundleHash: string; readonly relativePath: string },
  given: { readonly last: DataInterval | null; readonly restriction: TimetableRestriction },
) => Promise<AuthorAnswer<Extract<AuthorQuestion, { kind: "nextDagRun" }>>>;

/** A type of connection with the provider that knows it. */
export interface InstalledConnectionType extends ConnectionType {
  readonly packageName: string;
}

/** Whether a connection works, with a sentence for a person. */
export interface ConnectionTest {
  readonly status: boolean;
  readonly message: string;
}

/** What routes work with. */
export interface RouteDependencies {
  readonly store: MetadataStore;
  /**
   * Writes entries of the audit log that go before what they are about. In a line of their own: what is written by
   * `changes` may wait for another process.
   */
  readonly auditEntries: GatheredChanges;
  /** Writes what many requests may ask for at once. */
  readonly changes: GatheredChanges;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly fernet: Fernet;
  readonly authentication: Authentication;
  /** Log-in with a provider; absent where none is configured. */
  readonly openIdConnect?: OpenIdConnect;
  readonly liveEvents: LiveEvents;
  /** Those who wait for the end of a run. */
  readonly dagRunWaits: DagRunWaits;
  /** Told of each request that a route has answered; absent where nobody watches. */
  readonly onRequestEnd?: (request: EndedRequest) => void;
  /** Where the logs of tries are. */
  readonly logFolder: string;
  readonly configuration: ApiServerConfiguration;
  readonly version: string;
  /** The provider packages of the project. */
  readonly listProviders: () => Promise<readonly InstalledProvider[]>;
  /** The types of connections that those describe. */
  readonly listConnectionTypes: () => Promise<readonly InstalledConnectionType[]>;
  /** Tries a connection out; absent where that is not enabled. */
  readonly testConnection?: (connection: ConnectionRecord) => Promise<ConnectionTest>;
  /** Asks a Dag's own timetable what a run by hand covers; absent where no author code can be asked. */
  readonly askAuthorsTimetable?: AskAuthorsTimetable;
  /** Asks a Dag's own timetable which run comes next; absent where no author code can be asked. */
  readonly askAuthorsNextDagRun?: AskAuthorsNextDagRun;
  /** Why this process does not do all of its duties, in a sentence; `null` when it does. */
  readonly explainIdleness: () => string | null;
  /** Whether an answer says why a request failed: to a command on a database of its own, which has no log to be led to. */
  readonly explainsFailures: boolean;
  /** What is shown for a stored XCom text. */
  readonly showXCom: (text: string) => Promise<Json>;
}
