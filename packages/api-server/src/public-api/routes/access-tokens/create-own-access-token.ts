import { problem } from "../../../http/reply.ts";
import { defineRoute } from "../../../http/route.ts";
import { AccessTokenBody, createAccessTokenOf, findOwnUser } from "../../access-token-acts.ts";
import { NewAccessTokenRepresentation } from "../../representations/access-token.ts";

/**
 * Makes a personal access token for the caller. Beyond Airflow's API.
 *
 * A token makes no other: whoever finds one that ends soon could make one that does not.
 */
export const createOwnAccessToken = defineRoute({
  method: "POST",
  path: "/accessTokens",
  operationId: "post_own_access_token",
  tags: ["AccessToken"],
  summary: "Create an access token for yourself",
  description:
    "Makes a personal access token for the caller. Beyond Airflow's API. A token makes no other: whoever finds one that ends soon could make one that does not.",
  access: { kind: "signed-in" },
  body: { schema: AccessTokenBody },
  audit: "post_access_token",
  answer: NewAccessTokenRepresentation,
  refusals: [400, 403, 409],

  async handle({ user, body }, dependencies) {
    if (user.via === "access-token") {
      return problem(403, { detail: "An access token cannot make another; log in, or send your name and password." });
    }
    const own = await findOwnUser(user, dependencies);
    return "kind" in own ? own : createAccessTokenOf(own.userId, body, dependencies);
  },
});
