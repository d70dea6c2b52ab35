import { createHmac } from "node:crypto";
import { addSeconds, type Clock, type Instant } from "@baram/domain";
import type { RandomBytes } from "./random-bytes.ts";

const REMEMBERED_SECONDS = 60;
const REMEMBERED_MAXIMUM = 1000;

/** A password that somebody says is the one behind a hash. */
export interface PasswordClaim {
  readonly username: string;
  readonly password: string;
  /** Part of the claim, so that a changed password is not remembered as the old one. */
  readonly passwordHash: string;
}

/**
 * Remembers for a minute which passwords were right, so that basic authentication pays for its slow hash once.
 *
 * What is kept is an HMAC under a key of this process: nothing here can be turned back into a password.
 */
export class VerifiedPasswords {
  readonly #clock: Clock;
  readonly #key: Uint8Array;
  readonly #goodUntil = new Map<string, Instant>();

  constructor({ clock, random }: { readonly clock: Clock; readonly random: RandomBytes }) {
    this.#clock = clock;
    this.#key = random(32);
  }

  has(claim: PasswordClaim): boolean {
    const until = this.#goodUntil.get(this.#fingerprint(claim));
    return until !== undefined && this.#clock.now() < until;
  }

  remember(claim: PasswordClaim): void {
    const fingerprint = this.#fingerprint(claim);
    this.#goodUntil.delete(fingerprint);
    if (this.#goodUntil.size >= REMEMBERED_MAXIMUM) this.#forgetOldest();
    this.#goodUntil.set(fingerprint, addSeconds(this.#clock.now(), REMEMBERED_SECONDS));
  }

  #forgetOldest(): void {
    const [oldest] = this.#goodUntil.keys();
    if (oldest !== undefined) this.#goodUntil.delete(oldest);
  }

  #fingerprint({ username, password, passwordHash }: PasswordClaim): string {
    const claim = JSON.stringify([username, password, passwordHash]);
    return createHmac("sha256", this.#key).update(claim).digest("base64");
  }
}
