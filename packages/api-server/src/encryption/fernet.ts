import { createCipheriv, createDecipheriv, createHmac, timingSafeEqual } from "node:crypto";
import { type Clock, instantToDate } from "@baram/domain";
import type { RandomBytes } from "../authentication/random-bytes.ts";

const VERSION = 0x80;
const HEADER_BYTES = 9;
const VECTOR_BYTES = 16;
const SIGNATURE_BYTES = 32;
const KEY_BYTES = 32;
const BASE64 = /^[A-Za-z0-9_-]*={0,2}$/;

interface FernetKey {
  readonly signing: Buffer;
  readonly encryption: Buffer;
}

/** The key in the configuration is none. */
export class InvalidFernetKeyError extends Error {
  override readonly name = "InvalidFernetKeyError";

  constructor() {
    super("Fernet key must be 32 url-safe base64-encoded bytes. Several keys are separated by commas.");
  }
}

/** A stored secret cannot be read with any of the keys. */
export class InvalidFernetTokenError extends Error {
  override readonly name = "InvalidFernetTokenError";

  /** @param secret what it is, as `variable place`. */
  constructor(secret: string, cause?: unknown) {
    super(
      `The ${secret} cannot be decrypted with the configured Fernet key: the key was changed or lost. ` +
        "Put the key that it was stored with behind the present one, after a comma; or set it again.",
      { cause },
    );
  }
}

/**
 * Encrypts secrets for the database, in the format that Airflow uses.
 *
 * With several keys the first encrypts and each may decrypt, so that a key can be replaced.
 */
export class Fernet {
  readonly #keys: readonly [FernetKey, ...FernetKey[]];
  readonly #clock: Clock;
  readonly #random: RandomBytes;

  constructor({ keys, clock, random }: { readonly keys: string; readonly clock: Clock; readonly random: RandomBytes }) {
    const [first, ...others] = keys.split(",").map(parseKey);
    if (first === undefined) throw new InvalidFernetKeyError();
    this.#keys = [first, ...others];
    this.#clock = clock;
    this.#random = random;
  }

  encrypt(plaintext: string): string {
    const [key] = this.#keys;
    const seconds = Math.floor(instantToDate(this.#clock.now()).getTime() / 1000);
    return seal(key, Buffer.from(plaintext), seconds, Buffer.from(this.#random(VECTOR_BYTES)));
  }

  /** Throws an {@link InvalidFernetTokenError} when no key fits, which calls the secret what it is called here. */
  decrypt(token: string, secret = "secret"): string {
    return this.#open(token, secret).plaintext.toString("utf8");
  }

  /** Encrypts again with the first key. The token keeps its time. */
  rotate(token: string): string {
    const { plaintext, seconds } = this.#open(token, "secret");
    return seal(this.#keys[0], plaintext, seconds, Buffer.from(this.#random(VECTOR_BYTES)));
  }

  /** Signs a text that a client carries for us. A prefix keeps it apart from the signatures of tokens. */
  signature(text: string): Buffer {
    return createHmac("sha256", this.#keys[0].signing).update("signed text\0").update(text).digest();
  }

  /** Names the key that encrypts, without telling it: whoever has the same one first gets the same text. */
  nameOfFirstKey(): string {
    return this.signature("first key").toString("base64url");
  }

  #open(token: string, secret: string): { readonly plaintext: Buffer; readonly seconds: number } {
    const bytes = decodeBase64(token);
    if (bytes === null || bytes.length < HEADER_BYTES + VECTOR_BYTES + SIGNATURE_BYTES || bytes[0] !== VERSION) {
      throw new InvalidFernetTokenError(secret);
    }
    const key = this.#keys.find((candidate) => isSignedBy(candidate, bytes));
    if (key === undefined) throw new InvalidFernetTokenError(secret);
    const vector = bytes.subarray(HEADER_BYTES, HEADER_BYTES + VECTOR_BYTES);
    const ciphertext = bytes.subarray(HEADER_BYTES + VECTOR_BYTES, -SIGNATURE_BYTES);
    return { plaintext: decipher(key, vector, ciphertext, secret), seconds: Number(bytes.readBigUInt64BE(1)) };
  }
}

function parseKey(text: string): FernetKey {
  const bytes = decodeBase64(text.trim());
  if (bytes === null || bytes.length !== KEY_BYTES) throw new InvalidFernetKeyError();
  return { signing: bytes.subarray(0, 16), encryption: bytes.subarray(16) };
}

function seal(key: FernetKey, plaintext: Buffer, seconds: number, vector: Buffer): string {
  const header = Buffer.alloc(HEADER_BYTES);
  header[0] = VERSION;
  header.writeBigUInt64BE(BigInt(seconds), 1);
  const cipher = createCipheriv("aes-128-cbc", key.encryption, vector);
  const signed = Buffer.concat([header, vector, cipher.update(plaintext), cipher.final()]);
  const token = Buffer.concat([signed, sign(key, signed)]).toString("base64");
  return token.replaceAll("+", "-").replaceAll("/", "_");
}

function decipher(key: FernetKey, vector: Buffer, ciphertext: Buffer, secret: string): Buffer {
  try {
    const cipher = createDecipheriv("aes-128-cbc", key.encryption, vector);
    return Buffer.concat([cipher.update(ciphertext), cipher.final()]);
  } catch (error) {
    throw new InvalidFernetTokenError(secret, error);
  }
}

function isSignedBy(key: FernetKey, bytes: Buffer): boolean {
  return timingSafeEqual(sign(key, bytes.subarray(0, -SIGNATURE_BYTES)), bytes.subarray(-SIGNATURE_BYTES));
}

function sign(key: FernetKey, bytes: Buffer): Buffer {
  return createHmac("sha256", key.signing).update(bytes).digest();
}

/** `null` for what is not base64: Node's own decoder skips what it does not know. */
function decodeBase64(text: string): Buffer | null {
  return text.length % 4 === 0 && BASE64.test(text) ? Buffer.from(text, "base64url") : null;
}
