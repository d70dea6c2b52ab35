import { Buffer } from "node:buffer";
import { Fernet, InvalidFernetKeyError, InvalidFernetTokenError } from "@baram/api-server";
import { instantFromMicroseconds } from "@baram/domain";
import { compareValues, type ParityFormat } from "../parity-format.ts";

type Given = { readonly fernet_key: string } & (
  | {
      readonly operation: "encrypt";
      readonly plaintext: string;
      readonly unix_time: number;
      readonly iv_base64: string;
    }
  | { readonly operation: "decrypt" | "rotate"; readonly token: string }
);

interface Expected {
  readonly decrypts_with?: string;
  /** In Airflow's words. */
  readonly message?: string;
}

/** `fernet/1`: secrets as they stand in the database. */
export const fernet: ParityFormat = {
  format: "fernet/1",
  run({ given, expected }) {
    const { message: _, ...compared } = expected as Expected;
    return compareValues({ expected: compared, actual: play(given as Given, compared) });
  },
};

function play(given: Given, { decrypts_with: decryptsWith }: Expected): unknown {
  try {
    const own = fernetOf(given.fernet_key, given.operation === "encrypt" ? given : { unix_time: 0, iv_base64: null });
    if (given.operation === "encrypt") return { token: own.encrypt(given.plaintext) };
    if (given.operation === "decrypt") return { plaintext: own.decrypt(given.token) };
    const rotated = own.rotate(given.token);
    const other = fernetOf(decryptsWith ?? given.fernet_key, { unix_time: 0, iv_base64: null });
    return {
      plaintext: other.decrypt(rotated),
      unix_time_of_new_token: timeOf(rotated),
      same_time: timeOf(rotated) === timeOf(given.token),
      decrypts_with: decryptsWith,
    };
  } catch (error) {
    if (error instanceof InvalidFernetKeyError) return { error: "invalid_key" };
    if (error instanceof InvalidFernetTokenError) return { error: "invalid_token" };
    throw error;
  }
}

function fernetOf(
  keys: string,
  { unix_time: seconds, iv_base64: vector }: { readonly unix_time: number; readonly iv_base64: string | null },
): Fernet {
  return new Fernet({
    keys,
    clock: { now: () => instantFromMicroseconds(seconds * 1_000_000) },
    random: (count) => (vector === null ? Buffer.alloc(count, 3) : Buffer.from(vector, "base64")),
  });
}

function timeOf(token: string): number {
  return Number(Buffer.from(token, "base64url").readBigUInt64BE(1));
}
