import type { JsonObject } from "@baram/domain";
import { CommandFailure } from "../program/command-failure.ts";

/** Reads a JSON object that a flag was given. Throws {@link CommandFailure}; nothing given is an empty object. */
export function readJsonObject(text: string | undefined, flag: string): JsonObject {
  if (text === undefined) return {};
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    throw new CommandFailure(`What ${flag} was given is not JSON: ${(error as Error).message}.`);
  }
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    throw new CommandFailure(`What ${flag} was given is no JSON object; write it as {"key": "value"}.`);
  }
  return value as JsonObject;
}
