export type { Addresses } from "./hooks/addresses.ts";
export { EmailCharsetError } from "./hooks/charset.ts";
export { EmailTemplateError } from "./hooks/connection-templates.ts";
export { EmailMimeSubtypeError } from "./hooks/mime-subtype.ts";
export { type Email, EmailAddressError, EmailFilesError, SmtpHook, type SmtpHookOptions } from "./hooks/smtp-hook.ts";
export type { SmtpSettings } from "./hooks/smtp-settings.ts";
export { testSmtpConnection } from "./hooks/test-smtp-connection.ts";
export { SmtpNotifier, type SmtpNotifierOptions } from "./notifiers/smtp-notifier.ts";
export { EmailOperator, type EmailOperatorOptions } from "./operators/email-operator.ts";
