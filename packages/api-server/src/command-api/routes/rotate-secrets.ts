import { rewriteSecrets } from "@baram/metadata-store";
import { InvalidFernetTokenError } from "../../encryption/fernet.ts";
import { ok, problem } from "../../http/reply.ts";
import { defineRoute } from "../../http/route.ts";
import * as schema from "../../http/schema.ts";

const Rotated = schema.object("RotatedSecrets", { count: schema.integer() });

const Rotation = schema.object("RotationOfSecrets", {
  /** The name of the key that the command takes for the first; `null` where it has none of its own. */
  first_key: schema.nullable(schema.text()),
});

const OTHER_KEY =
  "The server that runs encrypts with another key than the first of this command; nothing was changed. Start the server again " +
  "with the keys that the command has, the new one first, and rotate then.";

/** A secret that none of the keys opens. */
class ClosedSecretError extends Error {}

/**
 * Encrypts every stored secret again with the first key: all of them, or, where one cannot be read, none.
 *
 * Refused where the command was given another key than this server: it would say that the keys behind its first may go,
 * and one of them is the key of every secret.
 */
export const rotateSecrets = defineRoute({
  method: "POST",
  path: "/secrets/rotate",
  operationId: "rotate_secrets",
  summary: "Encrypt every secret with the first key",
  access: { kind: "command" },
  body: { schema: Rotation },
  answer: Rotated,
  refusals: [400, 409],

  async handle({ body }, { store, fernet }) {
    if (body.first_key !== null && body.first_key !== fernet.nameOfFirstKey()) {
      return problem(409, { detail: OTHER_KEY });
    }
    try {
      const count = await store.transaction((transaction) =>
        rewriteSecrets(transaction, (secret, owner) => {
          try {
            return fernet.rotate(secret);
          } catch (error) {
            if (!(error instanceof InvalidFernetTokenError)) throw error;
            throw new ClosedSecretError(`None of the keys opens the ${owner}; nothing was changed.`, { cause: error });
          }
        }),
      );
      return ok({ count });
    } catch (error) {
      if (error instanceof ClosedSecretError) return problem(400, { detail: error.message });
      throw error;
    }
  },
});
