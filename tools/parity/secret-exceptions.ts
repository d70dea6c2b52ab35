import type { ParityException } from "./parity-exception.ts";

const DECISION = "decisions/0031-secrets-are-always-masked.md";
const FORMAT = "secret-masking/1";

interface GivenSecrets {
  readonly sensitive_var_conn_names?: string;
  readonly max_depth?: number;
}

/** Decided differences in what of secrets can be shown. */
export const SECRET_EXCEPTIONS: readonly ParityException[] = [
  {
    decision: DECISION,
    reason: "sensitive names are a list, in which no empty one comes of a trailing comma",
    format: FORMAT,
    covers: ({ given }) => {
      const names = (given as GivenSecrets).sensitive_var_conn_names?.split(",") ?? [];
      return names.length > 1 && names.some((name) => name.trim() === "");
    },
  },
  {
    decision: DECISION,
    reason: "values are always masked to the same depth",
    format: FORMAT,
    covers: ({ given }) => (given as GivenSecrets).max_depth !== undefined,
  },
];
