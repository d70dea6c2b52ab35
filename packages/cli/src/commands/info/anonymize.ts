import { homedir } from "node:os";
import type { Invocation } from "../../program/invocation.ts";

/** Takes what names people and machines out of a text: the user's folder and name, and the server of an address. */
export function anonymize(text: string, { terminal, folders }: Pick<Invocation, "terminal" | "folders">): string {
  return text
    .replaceAll(folders.home, "${BARAM_HOME}")
    .replaceAll(folders.project, "${PROJECT}")
    .replaceAll(homedir(), "~")
    .replaceAll(/\/\/[^@/\s]+@/g, "//***@")
    .replaceAll(/(?<=:\/\/(?:\*\*\*@)?)[^/@\s:]+/g, "***")
    .replaceAll(new RegExp(String.raw`(?<!\w)${escape(terminal.user)}(?!\w)`, "g"), "${USER}");
}

function escape(text: string): string {
  return text.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);
}
