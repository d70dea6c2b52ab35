import { letExternalPersonIn } from "../../authentication/let-external-person-in.ts";
import { endedPendingLogInCookie } from "../../authentication/open-id-connect/pending-log-in.ts";
import { textParameter } from "../../http/query-parameter.ts";
import { problem } from "../../http/reply.ts";
import { defineRoute } from "../../http/route.ts";
import { refusedLogIn } from "../refused-log-in.ts";

/** What providers add to the address that they send people back to. */
const SENT_BACK = {
  code: textParameter(),
  state: textParameter(),
  iss: textParameter(),
  error: textParameter(),
  error_description: textParameter(),
  error_uri: textParameter(),
  session_state: textParameter(),
  scope: textParameter(),
  authuser: textParameter(),
  hd: textParameter(),
  prompt: textParameter(),
};

/** Lets in whom the OpenID Connect provider sends back. */
export const finishOpenIdLogIn = defineRoute({
  method: "GET",
  path: "/openid/callback",
  operationId: "finish_open_id_log_in",
  summary: "Come back from the OpenID Connect provider",
  access: { kind: "public" },
  query: SENT_BACK,
  answer: null,
  refusals: [404],

  async handle({ query, headers, serverUrl: askedUrl }, dependencies) {
    const { openIdConnect, authentication, configuration } = dependencies;
    if (openIdConnect === undefined) return problem(404, { detail: "No OpenID Connect provider is configured." });
    const serverUrl = configuration.baseUrl ?? askedUrl;
    const sent = new URLSearchParams();
    for (const [name, value] of Object.entries(query)) if (value !== undefined) sent.set(name, value);
    const outcome = await openIdConnect.finish({ serverUrl, query: sent, cookieHeader: headers["cookie"] });
    if (outcome.kind === "refused") return refusedLogIn("refused", serverUrl);
    const person = await letExternalPersonIn(outcome.person, dependencies);
    if (person.kind !== "known") return refusedLogIn(person.kind, serverUrl);
    const cookie = await authentication.openSession(person.user, serverUrl);
    return { kind: "redirect", location: outcome.next, cookies: [cookie, endedPendingLogInCookie(serverUrl)] };
  },
});
