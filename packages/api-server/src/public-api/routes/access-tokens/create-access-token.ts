import { findUserByName } from "@baram/metadata-store";
import { problem } from "../../../http/reply.ts";
import { defineRoute } from "../../../http/route.ts";
import { AccessTokenBody, createAccessTokenOf } from "../../access-token-acts.ts";
import { userNotFound } from "../../not-found.ts";
import { NewAccessTokenRepresentation } from "../../representations/access-token.ts";

/** Makes a personal access token for a user: whoever may give them a password may give them this. Beyond Airflow's API. */
export const createAccessToken = defineRoute({
  method: "POST",
  path: "/users/{username}/accessTokens",
  operationId: "post_access_token",
  tags: ["AccessToken"],
  summary: "Create an access token for a user",
  description:
    "Makes a personal access token for a user: whoever may give them a password may give them this. Beyond Airflow's API.",
  access: { kind: "permissions", permissions: ["can_edit Users"] },
  body: { schema: AccessTokenBody },
  audit: "post_access_token",
  answer: NewAccessTokenRepresentation,
  refusals: [400, 403, 404, 409],

  async handle({ user, parts, body }, dependencies) {
    if (user.via === "access-token") {
      return problem(403, { detail: "An access token cannot make another; log in, or send your name and password." });
    }
    const owner = await findUserByName(dependencies.store.reader, parts.username);
    return owner === null ? userNotFound(parts.username) : createAccessTokenOf(owner.id, body, dependencies);
  },
});
