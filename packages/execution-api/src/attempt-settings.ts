import type { Instant } from "@baram/domain";
import type { SensitiveNames } from "./masking/sensitive-names.ts";

/** What the configuration says about how attempts are carried out. */
export interface AttemptSettings {
  readonly xcomBackend: XComBackendSettings;
  /** `[core] dag_run_conf_overrides_params`: whether a run's conf takes the place of params. */
  readonly confOverridesParams: boolean;
  /** `[operators] default_deferrable`: whether what can be deferred is where its author has not said; absent, it is not. */
  readonly isDeferrableByDefault?: boolean;
  /** Whether an attempt awaits its trigger itself in place of being deferred, as one that is only tried out does. */
  readonly awaitsTriggers?: boolean;
  /** `[api] base_url`: where people reach the web UI, without a slash at its end; absent where nobody has said. */
  readonly baseUrl?: string;
  /** `[traces] otel_on`: whether the attempt is a span of a trace; absent, it is not. */
  readonly isTraced?: boolean;
  /** Which names say that a value is a secret; absent, {@link USUAL_SENSITIVE_NAMES}. */
  readonly sensitiveNames?: SensitiveNames;
  /** `[core] max_templated_field_length`: how much of a rendered field is kept; absent, {@link RENDERED_FIELD_LENGTH}. */
  readonly renderedFieldLength?: number;
  /** Where the attempt waits for a debugger before it begins. Given by tests of a person alone. */
  readonly inspector?: InspectorPlace;
  /** Where time stands still for the attempt, but for what it waits itself. Given by tests alone. */
  readonly standingClock?: Instant;
}

/** Where a debugger reaches a runner. */
export interface InspectorPlace {
  readonly host: string;
  /** 0 lets the operating system choose. */
  readonly port: number;
}

/** Where the values of XComs are kept. */
export type XComBackendSettings =
  | { readonly kind: "database"; readonly limitBytes: number }
  | {
      readonly kind: "files";
      readonly limitBytes: number;
      /** An absolute path, the same wherever runners are. */
      readonly folder: string;
      readonly thresholdBytes: number;
    }
  /** A back end of the author's project. */
  | {
      readonly kind: "module";
      readonly limitBytes: number;
      /** As the configuration names it. */
      readonly name: string;
      /** The module that exports `xcomBackend`. An absolute path. */
      readonly modulePath: string;
    };

const MEBIBYTE = 1_048_576;

/** The largest value that the database is given, unless the configuration says otherwise. */
export const XCOM_LIMIT_BYTES = 64 * MEBIBYTE;

/** How many characters of a rendered field are kept, unless the configuration says otherwise. */
export const RENDERED_FIELD_LENGTH = 4096;

/** What holds where nothing is configured. */
export const DEFAULT_ATTEMPT_SETTINGS: AttemptSettings = {
  xcomBackend: { kind: "database", limitBytes: XCOM_LIMIT_BYTES },
  confOverridesParams: true,
};
