import { timingSafeEqual } from "node:crypto";
import type { Identity } from "./identity.ts";

const USER_NAME_LENGTH_MAXIMUM = 250;

/**
 * Recognizes a command that runs beside the server: it carries the token of the file that only the installation's
 * owner can read, and says which user of the operating system runs it.
 */
export function identifyCommand(
  serverToken: string,
  headers: Readonly<Record<string, string | undefined>>,
): Identity | null {
  const match = /^Bearer\s+(\S+)$/i.exec(headers["authorization"] ?? "");
  if (match?.[1] === undefined || serverToken === "") return null;
  const [given, expected] = [Buffer.from(match[1]), Buffer.from(serverToken)];
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) return null;
  const name = (headers["x-baram-user"] ?? "").slice(0, USER_NAME_LENGTH_MAXIMUM);
  return {
    name: name === "" ? "cli" : name,
    roles: ["Admin"],
    via: "server-token",
    recordsItself: headers["x-baram-records-itself"] === "1",
  };
}
