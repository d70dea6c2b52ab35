import { scrypt, timingSafeEqual } from "node:crypto";
import type { RandomBytes } from "./random-bytes.ts";

const METHOD = "scrypt:32768:8:1";
const COST = { N: 32_768, r: 8, p: 1 };
const HASH_BYTES = 64;

/** Of no password: an unknown user costs the same work as a known one. */
const DECOY = `${METHOD}$k3WqzVb0pTn6yXhA$${"0".repeat(HASH_BYTES * 2)}`;

/** Hashes a password in Werkzeug's form, `scrypt:32768:8:1$salt$hash`. */
export async function hashPassword(password: string, random: RandomBytes): Promise<string> {
  const salt = Buffer.from(random(12)).toString("base64url");
  const hash = await derive(password, salt);
  return `${METHOD}$${salt}$${hash.toString("hex")}`;
}

/** Whether a password is the one of a hash. `null` stands for a user who does not exist: as much work, and never true. */
export async function verifyPassword(password: string, passwordHash: string | null): Promise<boolean> {
  const [method, salt = "", hex = ""] = (passwordHash ?? DECOY).split("$");
  const expected = Buffer.from(hex, "hex");
  const actual = await derive(password, salt);
  const isEqual = expected.length === actual.length && timingSafeEqual(expected, actual);
  return isEqual && method === METHOD && passwordHash !== null;
}

function derive(password: string, salt: string): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const options = { ...COST, maxmem: 132 * COST.N * COST.r * COST.p };
    scrypt(password, salt, HASH_BYTES, options, (error, key) => (error === null ? resolve(key) : reject(error)));
  });
}
