import type { ConnectionRecord } from "@baram/execution-api";
import type { Configuration } from "../configuration/configuration.ts";

/** The mail server of `[smtp]` as the connection that e-mails are sent through, by its id. */
export function configuredMailServer({ email, smtp }: Configuration): ReadonlyMap<string, ConnectionRecord> {
  const connection = {
    connectionId: email.email_conn_id,
    connectionType: "smtp",
    description: null,
    host: smtp.smtp_host,
    login: smtp.smtp_user === "" ? null : smtp.smtp_user,
    password: smtp.smtp_password === "" ? null : smtp.smtp_password,
    schema: null,
    port: smtp.smtp_port,
    extra: JSON.stringify({
      from_email: smtp.smtp_mail_from,
      timeout: smtp.smtp_timeout,
      retry_limit: smtp.smtp_retry_limit,
      disable_ssl: !smtp.smtp_ssl,
      disable_tls: !smtp.smtp_starttls,
      ssl_context: email.ssl_context,
    }),
  };
  return new Map([[connection.connectionId, connection]]);
}
