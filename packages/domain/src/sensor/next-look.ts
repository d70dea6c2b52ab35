import { sha1 } from "@noble/hashes/legacy.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";
import { formatInstant, type Instant } from "../time/instant.ts";

/** How a sensor wants its looks spaced, and how long it has looked so far. Lengths of time are seconds. */
export interface NextLookInput {
  readonly pokeInterval: number;
  readonly exponentialBackoff: boolean;
  readonly maxWait: number | null;
  readonly timeout: number;
  readonly mode: "poke" | "reschedule";
  /** How often it has looked in this attempt, from 1. A sensor that reschedules itself starts anew with each look. */
  readonly looks: number;
  readonly elapsed: number;
  readonly startedAt: Instant;
  readonly dagId: string;
  readonly taskId: string;
}

/**
 * How long a sensor waits after a look that found nothing.
 *
 * Parity: with exponential back-off the wait doubles from look to look, and a hash spreads the waits of many sensors;
 * no wait reaches beyond the timeout. A sensor that reschedules itself does not count its looks: how many there were
 * is told from the time that has passed.
 */
export function secondsUntilNextLook(input: NextLookInput): number {
  if (!input.exponentialBackoff) return input.pokeInterval;
  const looks = input.mode === "reschedule" ? looksWithin(input) : input.looks;
  const untilTimeout = input.timeout - Math.floor(input.elapsed);
  return Math.min(backoff(input, looks), untilTimeout, input.maxWait ?? Number.POSITIVE_INFINITY);
}

function looksWithin(input: NextLookInput): number {
  let looks = 0;
  for (let waited = 0; waited <= input.elapsed; waited += backoff(input, looks)) looks += 1;
  return looks;
}

/** Beyond this doubling a wait is longer than any timeout, and the arithmetic would leave the whole numbers. */
const DOUBLINGS_MAXIMUM = 40;

function backoff({ pokeInterval, dagId, taskId, startedAt }: NextLookInput, look: number): number {
  const least = Math.max(Math.floor(pokeInterval * 2 ** Math.min(look - 2, DOUBLINGS_MAXIMUM)), 1);
  const text = `${dagId}#${taskId}#${formatInstant(startedAt).replace("T", " ")}#${look}`;
  return least + Number(BigInt(`0x${bytesToHex(sha1(utf8ToBytes(text)))}`) % BigInt(least));
}
