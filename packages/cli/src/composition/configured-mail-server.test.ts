import { expect, test } from "vitest";
import { configurationOf } from "../configuration/configuration.fixture.ts";
import { configuredMailServer } from "./configured-mail-server.ts";

function mailServer(environment: Readonly<Record<string, string>>) {
  const configuration = configurationOf({ environment });
  return [...configuredMailServer(configuration)].map(([id, { extra, ...connection }]) => ({
    id,
    ...connection,
    extra: JSON.parse(extra ?? "null") as unknown,
  }));
}

test("without a word of the configuration it is the server of this machine, by STARTTLS", () => {
  expect(mailServer({})).toMatchObject([
    {
      id: "smtp_default",
      connectionType: "smtp",
      host: "localhost",
      port: 25,
      login: null,
      password: null,
      extra: { from_email: "baram@example.com", timeout: 30, retry_limit: 5, disable_ssl: true, disable_tls: false },
    },
  ]);
});

test("it is what the configuration says, under the id that e-mails are sent through", () => {
  const environment = {
    BARAM__EMAIL__EMAIL_CONN_ID: "mail",
    BARAM__SMTP__SMTP_HOST: "smtp.example.org",
    BARAM__SMTP__SMTP_PORT: "465",
    BARAM__SMTP__SMTP_SSL: "True",
    BARAM__SMTP__SMTP_USER: "ann",
    BARAM__SMTP__SMTP_PASSWORD: "open-sesame",
  };
  expect(mailServer(environment)).toMatchObject([
    {
      id: "mail",
      host: "smtp.example.org",
      port: 465,
      login: "ann",
      password: "open-sesame",
      extra: { disable_ssl: false },
    },
  ]);
});
