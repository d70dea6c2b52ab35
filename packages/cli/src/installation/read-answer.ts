import type { JsonObject } from "@baram/domain";
import { CommandFailure } from "../program/command-failure.ts";
import type { ApiAnswer } from "./api-transport.ts";

/** What was answered. Throws {@link CommandFailure} with the reason where it was refused. */
export function expectSuccess(answer: ApiAnswer): JsonObject {
  if (answer.status >= 200 && answer.status < 300) return answer.body as JsonObject;
  throw new CommandFailure(`The installation refused this with status ${answer.status}: ${problemOf(answer)}`);
}

/** Why it was refused. */
export function problemOf({ body }: ApiAnswer): string {
  const { title, detail } = (body ?? {}) as { readonly title?: string; readonly detail?: string };
  return detail ?? title ?? "it gave no reason";
}
