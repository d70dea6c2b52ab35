import { writeFileSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { type AddressInfo, createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Connection } from "baram";
import { afterEach, expect, test } from "vitest";
import { MailServer } from "../mail-server.fixture.ts";
import { SmtpHook } from "./smtp-hook.ts";
import { testSmtpConnection } from "./test-smtp-connection.ts";

const EMAIL = { to: "ann@example.org", subject: "Hello", htmlContent: "<b>Good morning</b>" };

let server: MailServer | null = null;
afterEach(() => server?.close());

async function start(options: Parameters<typeof MailServer.start>[0] = {}): Promise<MailServer> {
  server = await MailServer.start(options);
  return server;
}

function hook(connectionId: Connection): SmtpHook {
  return new SmtpHook({ connectionId });
}

test("an e-mail reaches everyone it names; the blind ones are told to the server alone", async () => {
  const mail = await start();
  await hook(mail.connection()).sendEmail({
    ...EMAIL,
    to: "ann@example.org, bob@example.org;",
    cc: ["cat@example.org"],
    bcc: "dan@example.org",
    customHeaders: { "X-Team": "night shift" },
  });
  const [email] = mail.received;
  expect(email?.recipients).toEqual(["ann@example.org", "bob@example.org", "cat@example.org", "dan@example.org"]);
  expect(email?.from).toBe("baram@example.org");
  expect(email?.text).toContain("To: ann@example.org, bob@example.org");
  expect(email?.text).toContain("Cc: cat@example.org");
  expect(email?.text).toContain("X-Team: night shift");
  expect(email?.text).toContain("<b>Good morning</b>");
  expect(email?.text).not.toContain("dan@example.org");
});

test("files are attached by their path", async () => {
  const folder = await mkdtemp(join(tmpdir(), "baram-smtp-"));
  const path = join(folder, "report.txt");
  writeFileSync(path, "forty-two");
  const mail = await start();
  await hook(mail.connection()).sendEmail({ ...EMAIL, files: [path] });
  await rm(folder, { recursive: true });
  expect(mail.received[0]?.text).toContain("filename=report.txt");
  expect(mail.received[0]?.text).toContain(Buffer.from("forty-two").toString("base64"));
});

test("content and files belong together as they are told to, and the content can show a file by its name", async () => {
  const folder = await mkdtemp(join(tmpdir(), "baram-smtp-"));
  const path = join(folder, "chart.png");
  writeFileSync(path, "pixels");
  const mail = await start();
  const htmlContent = '<img src="cid:chart.png">';
  await hook(mail.connection()).sendEmail({ ...EMAIL, htmlContent, files: path });
  await hook(mail.connection()).sendEmail({ ...EMAIL, htmlContent, files: path, mimeSubtype: "related" });
  await rm(folder, { recursive: true });
  const [mixed, related] = mail.received.map(({ text }) => text);
  expect(mixed).toMatch(/^Content-Type: multipart\/mixed;\s+boundary=/m);
  expect(related).toMatch(/^Content-Type: multipart\/related;\s+boundary=/m);
  const boundary = /boundary="([^"]+)"/.exec(related ?? "")?.[1];
  expect(related?.split(`--${boundary}`)).toHaveLength(4);
  for (const text of [mixed, related]) {
    expect(text).toContain("Content-ID: <chart.png>");
    expect(text).toContain("Content-Disposition: attachment; filename=chart.png");
    expect(text).toContain(htmlContent);
  }
});

test("a path that leads to a page is none of a file", async () => {
  const mail = await start();
  const sent = hook(mail.connection()).sendEmail({ ...EMAIL, files: ["http://127.0.0.1:1/secret"] });
  await expect(sent).rejects.toThrow(/Url access rejected/);
  expect(mail.received).toEqual([]);
});

test("the content is written in the charset that is asked for", async () => {
  const mail = await start();
  const send = (mimeCharset: string) =>
    hook(mail.connection()).sendEmail({ ...EMAIL, htmlContent: "café", mimeCharset });
  await send("ISO-8859-1");
  await send("UTF-8");
  expect(mail.received[0]?.text).toContain("Content-Type: text/html; charset=ISO-8859-1");
  expect(mail.received[0]?.text).toContain("caf=E9");
  expect(mail.received[1]?.text).toContain("Content-Type: text/html; charset=utf-8");
  expect(mail.received[1]?.text).toContain("caf=C3=A9");
  await expect(send("us-ascii")).rejects.toThrow('The e-mail has "é", which us-ascii has not: send it in utf-8.');
  await expect(send("klingon")).rejects.toThrow('"klingon" is no known charset; expected one such as utf-8');
  expect(mail.received).toHaveLength(2);
});

test("a connection with a login logs in, and a wrong password is told at once", async () => {
  const mail = await start({ allowInsecureAuth: true });
  await hook(mail.connection({ login: "ann", password: "open-sesame" })).sendEmail(EMAIL);
  expect(mail.received[0]?.user).toBe("ann");
  const connections = mail.connections;
  const wrong = hook(mail.connection({ login: "ann", password: "guess" }));
  await expect(wrong.sendEmail(EMAIL)).rejects.toThrow("Invalid login");
  expect(mail.connections).toBe(connections + 1);
});

test.each([
  ["STARTTLS", {}, { disable_ssl: true, disable_tls: false }],
  ["SSL", { secure: true }, { disable_ssl: false }],
])("by %s everything but the greeting is encrypted", async (_name, options, extraJson) => {
  const mail = await start(options);
  const lax = mail.connection({ extraJson: { ...extraJson, ssl_context: "none" } });
  await hook(lax).sendEmail(EMAIL);
  expect(mail.received[0]?.isEncrypted).toBe(true);
});

test("a certificate that nobody vouches for is refused", async () => {
  const mail = await start({ secure: true });
  const strict = hook(mail.connection({ extraJson: { disable_ssl: false, retry_limit: 1 } }));
  await expect(strict.sendEmail(EMAIL)).rejects.toThrow("certificate");
  expect(mail.received).toEqual([]);
});

test("a server without STARTTLS is told nothing where STARTTLS is asked for", async () => {
  const mail = await start({ hideSTARTTLS: true, disabledCommands: ["STARTTLS"] });
  await expect(hook(mail.connection({ extraJson: { disable_tls: false } })).sendEmail(EMAIL)).rejects.toThrow(/TLS/i);
  expect(mail.received).toEqual([]);
});

test("where the server breaks off it is tried again, as often as the connection says", async () => {
  let connections = 0;
  const abrupt = createServer((socket) => {
    connections += 1;
    socket.destroy();
  });
  await new Promise<void>((resolve) => abrupt.listen(0, "127.0.0.1", resolve));
  const mail = await start();
  const { port } = abrupt.address() as AddressInfo;
  const connection = mail.connection({ port, extraJson: { retry_limit: 3, timeout: 2 } });
  await expect(hook(connection).sendEmail(EMAIL)).rejects.toThrow(/closed|hang up|reset/i);
  await new Promise((resolve) => abrupt.close(resolve));
  expect(connections).toBe(3);
});

test("an e-mail without a sender or an addressee is refused with a sentence", async () => {
  const mail = await start();
  const noSender = mail.connection({ extraJson: { from_email: "" } });
  await expect(hook(noSender).sendEmail(EMAIL)).rejects.toThrow("Nobody is named as the sender");
  await expect(hook(mail.connection()).sendEmail({ ...EMAIL, to: " ; " })).rejects.toThrow("addressed to nobody");
  await expect(hook(mail.connection({ host: null })).sendEmail(EMAIL)).rejects.toThrow('"smtp_default" has no host');
});

test("a connection is tried out by logging in", async () => {
  const mail = await start({ allowInsecureAuth: true });
  const connection = mail.connection({ login: "ann", password: "open-sesame" });
  expect(await testSmtpConnection(connection)).toBe("Connection successfully tested");
  await expect(testSmtpConnection({ ...connection, password: "no" })).rejects.toThrow("Invalid login");
});
