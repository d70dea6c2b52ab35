import { textParameter } from "../../http/query-parameter.ts";
import { problem } from "../../http/reply.ts";
import { defineRoute } from "../../http/route.ts";
import { refusedLogIn } from "../refused-log-in.ts";

/** Sends somebody to the OpenID Connect provider. */
export const beginOpenIdLogIn = defineRoute({
  method: "GET",
  path: "/openid/begin",
  operationId: "begin_open_id_log_in",
  summary: "Log in with the OpenID Connect provider",
  access: { kind: "public" },
  query: { next: textParameter() },
  answer: null,
  refusals: [404],

  async handle({ query, serverUrl: askedUrl }, { openIdConnect, configuration }) {
    if (openIdConnect === undefined) return problem(404, { detail: "No OpenID Connect provider is configured." });
    // The provider knows the server by one address, whatever people reach it by.
    const serverUrl = configuration.baseUrl ?? askedUrl;
    const outcome = await openIdConnect.begin({ serverUrl, next: query.next ?? "/" });
    if (outcome.kind === "unreachable") return refusedLogIn("unreachable", serverUrl);
    return { kind: "redirect", location: outcome.location, cookies: [outcome.cookie] };
  },
});
