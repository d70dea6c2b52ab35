import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import Provider from "oidc-provider";

/** What the provider says of the person who logs in there, beside their name. */
export type Claims = Readonly<Record<string, unknown>>;

/** A browser: it keeps cookies, follows where it is sent, and fills in forms. */
class Browser {
  readonly #cookies = new Map<string, string>();

  /** Follows redirects as long as they stay below an address. @returns the last answer, or where it would lead next. */
  async visit(url: string, form?: URLSearchParams): Promise<{ readonly url: string; readonly text: string }> {
    const response = await fetch(url, {
      redirect: "manual",
      headers: { cookie: this.#header() },
      ...(form === undefined ? {} : { method: "POST", body: form }),
    });
    for (const cookie of response.headers.getSetCookie()) this.#keep(cookie);
    const location = response.headers.get("location");
    if (location === null) return { url, text: await response.text() };
    const next = new URL(location, url);
    // The server that is tested is asked without a network.
    return next.port === new URL(url).port ? this.visit(next.href) : { url: next.href, text: "" };
  }

  /** Sends a form as a page shows it. */
  submit(page: { readonly url: string; readonly text: string }, fields: Readonly<Record<string, string>>) {
    const action = /action="([^"]+)"/.exec(page.text)?.[1] ?? "";
    return this.visit(new URL(action, page.url).href, new URLSearchParams(fields));
  }

  #keep(cookie: string): void {
    const [pair = ""] = cookie.split(";", 1);
    const at = pair.indexOf("=");
    this.#cookies.set(pair.slice(0, at), pair.slice(at + 1));
  }

  #header(): string {
    return [...this.#cookies].map(([name, value]) => `${name}=${value}`).join("; ");
  }
}

/** A real OpenID Connect provider, in this process, with the pages that it asks people on. */
export class OpenIdProvider {
  readonly issuer: string;
  /** By the name that somebody logs in with there. */
  readonly people = new Map<string, Claims>();
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
    const provider = new Provider(fixture.issuer, {
      clients: [
        {
          client_id: "baram",
          client_secret: "s3cret",
          redirect_uris: [redirectUri],
          token_endpoint_auth_method: "client_secret_post",
        },
      ],
      claims: { profile: ["preferred_username", "given_name", "family_name", "groups"], email: ["email"] },
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

  /** Logs somebody in and has them agree. @returns the address that the provider sends them back to. */
  async logIn(authorizationUrl: string, name: string): Promise<URL> {
    const browser = new Browser();
    const form = await browser.visit(authorizationUrl);
    const consent = await browser.submit(form, { prompt: "login", login: name, password: "any" });
    const back = consent.text === "" ? consent : await browser.submit(consent, { prompt: "consent" });
    return new URL(back.url);
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }
}
