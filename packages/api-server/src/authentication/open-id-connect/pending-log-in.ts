import { addSeconds, type Clock, type Instant } from "@baram/domain";
import type { Fernet } from "../../encryption/fernet.ts";
import { cookieScope } from "../cookie-scope.ts";

const COOKIE = "baram_oidc";
/** The only paths that need it. */
const BELOW = "/ui/openid";
/** How long somebody may take at the provider. */
const PENDING_SECONDS = 600;

/** What has to be known again when the provider sends somebody back. */
export interface PendingLogIn {
  readonly state: string;
  readonly nonce: string;
  /** Of PKCE: whoever catches the code on its way cannot use it without this. */
  readonly codeVerifier: string;
  /** The page that was asked for. */
  readonly next: string;
}

/**
 * The cookie that carries a log-in to the provider and back, encrypted: any API server of the installation can take it
 * up again, and none has to remember it.
 */
export function pendingLogInCookie(
  pending: PendingLogIn,
  { fernet, clock, serverUrl }: { readonly fernet: Fernet; readonly clock: Clock; readonly serverUrl: string },
): string {
  const value = fernet.encrypt(JSON.stringify({ ...pending, endsAt: addSeconds(clock.now(), PENDING_SECONDS) }));
  return `${COOKIE}=${value}; Max-Age=${PENDING_SECONDS}; ${cookieScope(serverUrl, BELOW)}`;
}

/** The cookie that takes that one away. */
export function endedPendingLogInCookie(serverUrl: string): string {
  return `${COOKIE}=; Max-Age=0; ${cookieScope(serverUrl, BELOW)}`;
}

/** What the cookie of a request says; `null` for none, a forged one or one that is too old. */
export function readPendingLogIn(
  cookieHeader: string | undefined,
  { fernet, clock }: { readonly fernet: Fernet; readonly clock: Clock },
): PendingLogIn | null {
  const value = new RegExp(`(?:^|;\\s*)${COOKIE}=([^;]+)`).exec(cookieHeader ?? "")?.[1];
  if (value === undefined) return null;
  try {
    const pending = JSON.parse(fernet.decrypt(value)) as PendingLogIn & { readonly endsAt: Instant };
    return clock.now() < pending.endsAt ? pending : null;
  } catch {
    return null;
  }
}
