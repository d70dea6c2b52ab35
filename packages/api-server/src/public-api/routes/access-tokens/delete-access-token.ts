import { findUserByName } from "@baram/metadata-store";
import { defineRoute } from "../../../http/route.ts";
import { deleteAccessTokenOf } from "../../access-token-acts.ts";
import { userNotFound } from "../../not-found.ts";

/** Takes a personal access token of a user out of use. Beyond Airflow's API. */
export const deleteAccessToken = defineRoute({
  method: "DELETE",
  path: "/users/{username}/accessTokens/{access_token_id}",
  operationId: "delete_access_token",
  tags: ["AccessToken"],
  summary: "Revoke an access token of a user",
  description: "Takes a personal access token of a user out of use. Beyond Airflow's API.",
  access: { kind: "permissions", permissions: ["can_edit Users"] },
  audit: "delete_access_token",
  answer: null,
  refusals: [404],

  async handle({ parts }, dependencies) {
    const user = await findUserByName(dependencies.store.reader, parts.username);
    if (user === null) return userNotFound(parts.username);
    return deleteAccessTokenOf(user.id, parts.access_token_id, dependencies);
  },
});
