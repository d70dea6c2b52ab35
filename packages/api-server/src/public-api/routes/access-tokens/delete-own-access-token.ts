import { defineRoute } from "../../../http/route.ts";
import { deleteAccessTokenOf, findOwnUser } from "../../access-token-acts.ts";

/** Takes one of the caller's personal access tokens out of use. Beyond Airflow's API. */
export const deleteOwnAccessToken = defineRoute({
  method: "DELETE",
  path: "/accessTokens/{access_token_id}",
  operationId: "delete_own_access_token",
  tags: ["AccessToken"],
  summary: "Revoke one of your access tokens",
  description: "Takes one of the caller's personal access tokens out of use. Beyond Airflow's API.",
  access: { kind: "signed-in" },
  audit: "delete_access_token",
  answer: null,
  refusals: [404],

  async handle({ user, parts }, dependencies) {
    const own = await findOwnUser(user, dependencies);
    return "kind" in own ? own : deleteAccessTokenOf(own.userId, parts.access_token_id, dependencies);
  },
});
