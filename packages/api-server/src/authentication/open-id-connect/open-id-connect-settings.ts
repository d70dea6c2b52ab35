/** An OpenID Connect provider that people may log in with. `[oidc]` of the configuration. */
export interface OpenIdConnectSettings {
  /** Where the provider describes itself: `https://accounts.example.com`. */
  readonly issuer: string;
  readonly clientId: string;
  /** `null` for a client without one, which proves itself by PKCE alone. */
  readonly clientSecret: string | null;
  /** Separated by spaces. */
  readonly scopes: string;
  /** What the button of the log-in page calls the provider. */
  readonly label: string;
  /** The claim that becomes the user's name here. */
  readonly usernameClaim: string;
  /** The claim that lists the groups of a user. */
  readonly rolesClaim: string;
  /** From group to roles; empty where roles are given here by hand, and stay as they are. */
  readonly roleMapping: Readonly<Record<string, readonly string[]>>;
  /** The role of whoever is in no mapped group. */
  readonly defaultRole: string;
}
