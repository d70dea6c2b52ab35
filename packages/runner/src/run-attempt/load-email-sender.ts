import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";
import type { BundleLocation } from "@baram/execution-api";

/** The package that sends e-mail. It is the author's to install, as every provider is. */
const PROVIDER = "@baram/provider-smtp";

/** What sends e-mail: the provider's hook. */
export interface EmailSender {
  sendEmail(email: {
    readonly to: readonly string[];
    readonly subject: string;
    readonly htmlContent: string;
    readonly fromEmail: string | null;
  }): Promise<void>;
}

/** The author's project has nothing that sends e-mail. */
class NoEmailSenderError extends Error {
  override readonly name = "NoEmailSenderError";

  constructor() {
    super(`E-mail needs the package ${PROVIDER}, which the project does not have: run "npm install ${PROVIDER}".`);
  }
}

/** Loads the sender from the author's project. */
export async function loadEmailSender(
  { modulePath, sourcePath }: BundleLocation,
  connectionId: string,
): Promise<EmailSender> {
  const path = resolveFrom(sourcePath) ?? resolveFrom(modulePath);
  if (path === null) throw new NoEmailSenderError();
  const provider = (await import(pathToFileURL(path).href)) as {
    readonly SmtpHook: new (options: { readonly connectionId: string }) => EmailSender;
  };
  return new provider.SmtpHook({ connectionId });
}

function resolveFrom(file: string): string | null {
  try {
    return createRequire(file).resolve(PROVIDER);
  } catch {
    return null;
  }
}
