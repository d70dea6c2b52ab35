/** What providers may bring beside connection types. */
export const PROVIDER_PARTS = {
  triggers: { description: "List the triggers that the providers have.", column: "trigger", manifestKey: "triggers" },
  notifications: {
    description: "List the notifiers that the providers have.",
    column: "notification",
    manifestKey: "notifications",
  },
  secrets: {
    description: "List the secrets back ends that the providers have, for [secrets] backend.",
    column: "secrets_backend",
    manifestKey: "secretsBackends",
  },
  // Parity: Airflow's names of what no provider of Baram can bring. Scripts that ask learn that there is none.
  auth: { description: "List ways to log in: providers of Baram bring none.", column: "auth", manifestKey: null },
  configs: { description: "List options: providers of Baram bring none.", column: "config", manifestKey: null },
  executors: { description: "List executors: providers of Baram bring none.", column: "executor", manifestKey: null },
  links: { description: "List extra links: providers of Baram bring none.", column: "link", manifestKey: null },
  logging: { description: "List log back ends: providers of Baram bring none.", column: "logging", manifestKey: null },
} as const satisfies Record<string, ProviderPartDefinition>;

/** A command of {@link PROVIDER_PARTS}. */
export type ProviderPart = keyof typeof PROVIDER_PARTS;

/** A kind of thing that providers may bring. */
export interface ProviderPartDefinition {
  readonly description: string;
  readonly column: string;
  /** Where a provider's `package.json` lists their exports, below `baram`; `null` for what providers cannot bring. */
  readonly manifestKey: string | null;
}
