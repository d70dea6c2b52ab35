import type { Json } from "@baram/domain";
import { isSensitiveName, SecretMasker } from "@baram/execution-api";
import { compareValues, type ParityFormat } from "../parity-format.ts";

type Given = {
  readonly sensitive_var_conn_names?: string;
  readonly hide_sensitive_var_conn_fields?: boolean;
} & (
  | { readonly operation: "is_sensitive_name"; readonly name: string }
  | {
      readonly operation: "redact";
      readonly masks: readonly { readonly secret: Json; readonly name?: string }[];
      readonly value: Json;
      readonly name?: string;
      readonly max_depth?: number;
    }
);

const DECISION = "decisions/0031-secrets-are-always-masked.md";

/** `secret-masking/1`: which names are sensitive, and what is shown of values. */
export const secretMasking: ParityFormat = {
  format: "secret-masking/1",
  run({ given: recorded, expected }) {
    const given = recorded as Given;
    if (given.hide_sensitive_var_conn_fields === false) {
      return { kind: "skipped", reason: `secrets are always masked: there is no option to show them (${DECISION})` };
    }
    const furtherNames = (given.sensitive_var_conn_names ?? "").split(",").map((name) => name.trim().toLowerCase());
    if (furtherNames.length > 1 && furtherNames.includes("")) {
      return {
        kind: "skipped",
        reason: `sensitive names are a list, in which no empty one comes of a trailing comma (${DECISION})`,
      };
    }
    const names = furtherNames.filter((name) => name !== "");
    if (given.operation === "is_sensitive_name") {
      return compareValues({ expected, actual: { sensitive: isSensitiveName(given.name, names) } });
    }
    if (given.max_depth !== undefined)
      return { kind: "skipped", reason: `values are always masked to the same depth (${DECISION})` };
    const masker = new SecretMasker({ furtherNames: names });
    for (const { secret, name } of given.masks) masker.addSecret(secret, name);
    return compareValues({ expected, actual: { value: masker.maskValue(given.value, given.name) } });
  },
};
