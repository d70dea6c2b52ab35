import { findUserByName } from "@baram/metadata-store";
import { defineRoute } from "../../../http/route.ts";
import { answerAccessTokens } from "../../access-token-acts.ts";
import { userNotFound } from "../../not-found.ts";
import { AccessTokenCollection } from "../../representations/access-token.ts";

/** The personal access tokens of a user. Beyond Airflow's API. */
export const listAccessTokens = defineRoute({
  method: "GET",
  path: "/users/{username}/accessTokens",
  operationId: "list_access_tokens",
  tags: ["AccessToken"],
  summary: "List the access tokens of a user",
  description: "The personal access tokens of a user. Beyond Airflow's API.",
  access: { kind: "permissions", permissions: ["can_read Users"] },
  answer: AccessTokenCollection,
  refusals: [404],

  async handle({ parts }, dependencies) {
    const user = await findUserByName(dependencies.store.reader, parts.username);
    return user === null ? userNotFound(parts.username) : answerAccessTokens(user.id, dependencies);
  },
});
