import type { Clock, Json, Logger } from "@baram/domain";
import type { Configuration } from "openid-client";
import type { Fernet } from "../../encryption/fernet.ts";
import type { ExternalPerson } from "../let-external-person-in.ts";
import type { OpenIdConnectSettings } from "./open-id-connect-settings.ts";
import { type PendingLogIn, pendingLogInCookie, readPendingLogIn } from "./pending-log-in.ts";

/** Where the provider sends people back to. */
const CALLBACK_PATH = "/ui/openid/callback";

const LOOPBACK_HOSTS = new Set(["localhost", "127.0.0.1", "[::1]"]);

/** What logging in with a provider works with. */
export interface OpenIdConnectOptions {
  readonly settings: OpenIdConnectSettings;
  readonly fernet: Fernet;
  readonly clock: Clock;
  readonly logger: Logger;
}

/** What came of asking the provider. */
export type BeginOutcome =
  | { readonly kind: "begun" /** The provider's page. */; readonly location: string; readonly cookie: string }
  | { readonly kind: "unreachable" };

/** What came of being sent back. */
export type FinishOutcome =
  | { readonly kind: "known"; readonly person: ExternalPerson; readonly next: string }
  /** The log says why. */
  | { readonly kind: "refused" };

/**
 * Log-in with an OpenID Connect provider: authorization code with PKCE, state and nonce.
 *
 * The provider is asked to describe itself when somebody first logs in, not when the server starts: an installation
 * whose provider is down still runs, and lets in who has a password.
 */
export class OpenIdConnect {
  readonly #options: OpenIdConnectOptions;
  #provider: Promise<Configuration> | null = null;

  constructor(options: OpenIdConnectOptions) {
    this.#options = options;
  }

  /** What the button says. */
  get label(): string {
    return this.#options.settings.label;
  }

  /** Sends somebody to the provider. @param next the page of ours that they asked for. */
  async begin({ serverUrl, next }: { readonly serverUrl: string; readonly next: string }): Promise<BeginOutcome> {
    const { fernet, clock, logger, settings } = this.#options;
    const client = await import("openid-client");
    try {
      const provider = await this.#discover();
      const codeVerifier = client.randomPKCECodeVerifier();
      const pending = { state: client.randomState(), nonce: client.randomNonce(), codeVerifier, next: ownPath(next) };
      const location = client.buildAuthorizationUrl(provider, {
        redirect_uri: new URL(serverUrl + CALLBACK_PATH).href,
        scope: settings.scopes,
        state: pending.state,
        nonce: pending.nonce,
        code_challenge: await client.calculatePKCECodeChallenge(codeVerifier),
        code_challenge_method: "S256",
      });
      return {
        kind: "begun",
        location: location.href,
        cookie: pendingLogInCookie(pending, { fernet, clock, serverUrl }),
      };
    } catch (error) {
      logger.warn("The OpenID Connect provider cannot be reached", { issuer: settings.issuer, error });
      return { kind: "unreachable" };
    }
  }

  /** Learns from the provider who was sent back. */
  async finish(request: {
    readonly serverUrl: string;
    readonly query: URLSearchParams;
    readonly cookieHeader: string | undefined;
  }): Promise<FinishOutcome> {
    const { logger, settings } = this.#options;
    const pending = readPendingLogIn(request.cookieHeader, this.#options);
    if (pending === null) {
      logger.warn("A log-in came back from the OpenID Connect provider that was not begun here, or took too long");
      return { kind: "refused" };
    }
    try {
      const person = await this.#redeem(
        new URL(`${request.serverUrl}${CALLBACK_PATH}?${request.query.toString()}`),
        pending,
      );
      return { kind: "known", person, next: pending.next };
    } catch (error) {
      logger.warn("The OpenID Connect provider's answer was refused", { issuer: settings.issuer, error });
      return { kind: "refused" };
    }
  }

  async #redeem(url: URL, { state, nonce, codeVerifier }: PendingLogIn): Promise<ExternalPerson> {
    const client = await import("openid-client");
    const provider = await this.#discover();
    const checks = {
      pkceCodeVerifier: codeVerifier,
      expectedState: state,
      expectedNonce: nonce,
      idTokenExpected: true,
    };
    const tokens = await client.authorizationCodeGrant(provider, url, checks);
    const claims = tokens.claims();
    if (claims === undefined) throw new Error("The provider answered without an ID token.");
    // What the provider keeps out of the ID token to keep it small it tells whoever has the access token.
    const more =
      provider.serverMetadata().userinfo_endpoint === undefined
        ? {}
        : await client.fetchUserInfo(provider, tokens.access_token, claims.sub);
    return personOf({ ...claims, ...more }, this.#options.settings);
  }

  /** A failed attempt is forgotten, so that the next one asks again. */
  #discover(): Promise<Configuration> {
    this.#provider ??= discover(this.#options.settings).catch((error: unknown) => {
      this.#provider = null;
      throw error;
    });
    return this.#provider;
  }
}

async function discover({ issuer, clientId, clientSecret }: OpenIdConnectSettings): Promise<Configuration> {
  const client = await import("openid-client");
  const url = new URL(issuer);
  // In clear only to this machine itself, where nobody listens in between.
  const inClear = url.protocol === "http:" && LOOPBACK_HOSTS.has(url.hostname);
  const authentication = clientSecret === null ? client.None() : client.ClientSecretPost(clientSecret);
  // oxlint-disable-next-line typescript/no-deprecated -- Marked only to stand out; a provider on this machine has no certificate.
  const options = inClear ? { execute: [client.allowInsecureRequests] } : {};
  return client.discovery(url, clientId, undefined, authentication, options);
}

function personOf(claims: Readonly<Record<string, unknown>>, settings: OpenIdConnectSettings): ExternalPerson {
  const { issuer, usernameClaim, rolesClaim, roleMapping, defaultRole } = settings;
  const subject = textOf(claims["sub"]);
  const groups = claims[rolesClaim];
  return {
    provider: issuer,
    subject,
    username: textOf(claims[usernameClaim]) || textOf(claims["email"]) || subject,
    email: textOf(claims["email"]),
    firstName: textOf(claims["given_name"]) || textOf(claims["name"]),
    lastName: textOf(claims["family_name"]),
    groups: (Array.isArray(groups) ? (groups as readonly Json[]) : [groups]).filter((one) => typeof one === "string"),
    roleMapping,
    defaultRole,
  };
}

function textOf(claim: unknown): string {
  return typeof claim === "string" ? claim : "";
}

/** A page of ours and nobody else's: `//evil.example` would be another host's. */
function ownPath(next: string): string {
  return /^\/(?![/\\])/.test(next) ? next : "/";
}
