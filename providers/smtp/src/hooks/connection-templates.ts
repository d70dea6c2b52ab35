import { readFile } from "node:fs/promises";
import type { TaskContext } from "baram";
import type { SmtpSettings } from "./smtp-settings.ts";

/** An e-mail lacks words of its own, and the connection has no template for them that can be read. */
export class EmailTemplateError extends Error {
  override readonly name = "EmailTemplateError";
}

/** The subject that the connection's own template comes to, in one line; `null` where it has none. */
export async function connectionSubject(
  { subjectTemplate }: SmtpSettings,
  context: TaskContext,
): Promise<string | null> {
  return (await rendered(subjectTemplate, context))?.replace(/\s+/g, " ") ?? null;
}

/** The content that the connection's own template comes to; `null` where it has none. */
export function connectionContent({ htmlContentTemplate }: SmtpSettings, context: TaskContext): Promise<string | null> {
  return rendered(htmlContentTemplate, context);
}

async function rendered(path: string | null, { renderTemplate }: TaskContext): Promise<string | null> {
  if (path === null) return null;
  return (await renderTemplate(await contentOf(path), path)).trim();
}

async function contentOf(path: string): Promise<string> {
  try {
    return await readFile(path, "utf8");
  } catch (error) {
    const sentence = `The template "${path}" of e-mails cannot be read: correct the path in the extra of the connection.`;
    throw new EmailTemplateError(sentence, { cause: error });
  }
}
