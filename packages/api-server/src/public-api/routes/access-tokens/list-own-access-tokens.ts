import { defineRoute } from "../../../http/route.ts";
import { answerAccessTokens, findOwnUser } from "../../access-token-acts.ts";
import { AccessTokenCollection } from "../../representations/access-token.ts";

/** The caller's own personal access tokens. Beyond Airflow's API. */
export const listOwnAccessTokens = defineRoute({
  method: "GET",
  path: "/accessTokens",
  operationId: "list_own_access_tokens",
  tags: ["AccessToken"],
  summary: "List your access tokens",
  description: "The caller's own personal access tokens. Beyond Airflow's API.",
  access: { kind: "signed-in" },
  answer: AccessTokenCollection,

  async handle({ user }, dependencies) {
    const own = await findOwnUser(user, dependencies);
    return "kind" in own ? own : answerAccessTokens(own.userId, dependencies);
  },
});
