import { formatInstant } from "@baram/domain";
import type { listAccessTokens } from "@baram/metadata-store";
import * as schema from "../../http/schema.ts";

const properties = {
  access_token_id: schema.integer(),
  name: schema.text(),
  /** The end of the token. */
  hint: schema.text(),
  created_at: schema.dateTime(),
  expires_at: schema.nullable(schema.dateTime()),
  last_used_at: schema.nullable(schema.dateTime()),
};

/** A personal access token in the stable API. The token itself is answered once, to whoever makes it. */
export const AccessTokenRepresentation = schema.object("AccessToken", properties);

/** The personal access tokens of a user. */
export const AccessTokenCollection = schema.object("AccessTokenCollection", {
  access_tokens: schema.list(AccessTokenRepresentation),
  total_entries: schema.integer(),
});

/** A token that was made now. */
export const NewAccessTokenRepresentation = schema.object("NewAccessToken", { ...properties, token: schema.text() });

type AccessTokenRow = Awaited<ReturnType<typeof listAccessTokens>>[number];

/** A token in the words of the stable API. */
export function representAccessToken(token: AccessTokenRow): schema.Described<typeof AccessTokenRepresentation> {
  return {
    access_token_id: token.id,
    name: token.name,
    hint: token.hint,
    created_at: formatInstant(token.createdAt),
    expires_at: token.expiresAt === null ? null : formatInstant(token.expiresAt),
    last_used_at: token.lastUsedAt === null ? null : formatInstant(token.lastUsedAt),
  };
}
