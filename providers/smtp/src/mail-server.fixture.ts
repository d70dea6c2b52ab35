import { once } from "node:events";
import type { AddressInfo } from "node:net";
import type { Connection } from "baram";
import { SMTPServer, type SMTPServerOptions } from "smtp-server";

/** An e-mail as the server was given it. */
export interface ReceivedEmail {
  readonly from: string;
  /** Whom the server was told to deliver it to. */
  readonly recipients: readonly string[];
  /** Headers and content, as they were sent. */
  readonly text: string;
  readonly user: string | undefined;
  readonly isEncrypted: boolean;
}

/** A real mail server on this machine, which keeps what it is given. */
export class MailServer {
  readonly received: ReceivedEmail[] = [];
  /** How often somebody connected. */
  connections = 0;
  readonly #server: SMTPServer;

  private constructor(options: SMTPServerOptions) {
    this.#server = new SMTPServer({
      authOptional: true,
      logger: false,
      onConnect: (_session, callback) => {
        this.connections += 1;
        callback();
      },
      onAuth: ({ username, password }, _session, callback) =>
        password === "open-sesame" ? callback(null, { user: username }) : callback(new Error("Wrong password.")),
      onData: (stream, session, callback) => {
        let text = "";
        stream.setEncoding("utf8");
        stream.on("data", (piece: string) => {
          text += piece;
        });
        stream.on("end", () => {
          const { mailFrom, rcptTo } = session.envelope;
          this.received.push({
            from: mailFrom === false ? "" : mailFrom.address,
            recipients: rcptTo.map(({ address }) => address),
            text,
            user: session.user,
            isEncrypted: session.secure,
          });
          callback();
        });
      },
      ...options,
    });
    // A client that breaks a handshake off, because it does not trust the certificate, is none of the server's errors.
    this.#server.on("error", () => undefined);
  }

  static async start(options: SMTPServerOptions = {}): Promise<MailServer> {
    const server = new MailServer(options);
    server.#server.listen(0, "127.0.0.1");
    await once(server.#server.server, "listening");
    return server;
  }

  async close(): Promise<void> {
    await new Promise<void>((resolve) => this.#server.close(() => resolve()));
  }

  /** A connection to this server, in clear unless its extra says otherwise. */
  connection(changes: Partial<Connection> = {}): Connection {
    return {
      connectionId: "smtp_default",
      connectionType: "smtp",
      description: null,
      host: "127.0.0.1",
      login: null,
      password: null,
      schema: null,
      port: (this.#server.server.address() as AddressInfo).port,
      extra: null,
      ...changes,
      extraJson: { disable_ssl: true, disable_tls: true, from_email: "baram@example.org", ...changes.extraJson },
    };
  }
}
