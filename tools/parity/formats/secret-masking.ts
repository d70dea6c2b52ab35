import type { Json } from "@baram/domain";
import { isSensitiveName, readSensitiveNames, SecretMasker } from "@baram/execution-api";
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
    }
);

/** `secret-masking/1`: which names are sensitive, and what is shown of values. */
export const secretMasking: ParityFormat = {
  format: "secret-masking/1",
  run({ given: recorded, expected }) {
    const given = recorded as Given;
    const names = readSensitiveNames({
      furtherWords: given.sensitive_var_conn_names ?? "",
      hides: given.hide_sensitive_var_conn_fields ?? true,
    });
    if (given.operation === "is_sensitive_name") {
      return compareValues({ expected, actual: { sensitive: isSensitiveName(given.name, names) } });
    }
    const masker = new SecretMasker(names);
    for (const { secret, name } of given.masks) masker.addSecret(secret, name);
    return compareValues({ expected, actual: { value: masker.maskValue(given.value, given.name) } });
  },
};
