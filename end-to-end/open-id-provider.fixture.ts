import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import Provider from "oidc-provider";

/** A real OpenID Connect provider, in this process, with the pages that it asks people on. */
export class OpenIdProvider {
  readonly issuer: string;
  /** What it says of people, by the name that they log in with there. */
  readonly people = new Map<string, Readonly<Record<string, unknown>>>();
  readonly #server: Server;

  private constructor(server: Server) {
    this.#server = server;
    this.issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  }

  /** @param redirectUri where it sends people back to. */
  static async open(redirectUri: string): Promise<OpenIdProvider> {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const fixture = new OpenIdProvider(server);
    const client = { client_id: "baram", client_secret: "s3cret", redirect_uris: [redirectUri] };
    const provider = new Provider(fixture.issuer, {
      clients: [{ ...client, token_endpoint_auth_method: "client_secret_post" }],
      claims: { profile: ["preferred_username", "given_name", "groups"], email: ["email"] },
      pkce: { required: () => true },
      cookies: { keys: ["test"] },
      findAccount: (_, accountId) => ({
        accountId,
        claims: async () => ({ sub: accountId, preferred_username: accountId, ...fixture.people.get(accountId) }),
      }),
    });
    const answer = provider.callback();
    server.on("request", (request, response) => void answer(request, response));
    return fixture;
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }
}
