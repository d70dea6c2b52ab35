import { rewriteSecrets } from "@baram/metadata-store";
import { InvalidFernetTokenError } from "../../encryption/fernet.ts";
import { ok, problem } from "../../http/reply.ts";
import { defineRoute } from "../../http/route.ts";
import * as schema from "../../http/schema.ts";

const Rotated = schema.object("RotatedSecrets", { count: schema.integer() });

/** A secret that none of the keys opens. */
class ClosedSecretError extends Error {}

/** Encrypts every stored secret again with the first key: all of them, or, where one cannot be read, none. */
export const rotateSecrets = defineRoute({
  method: "POST",
  path: "/secrets/rotate",
  operationId: "rotate_secrets",
  summary: "Encrypt every secret with the first key",
  access: { kind: "command" },
  answer: Rotated,
  refusals: [400],

  async handle(_, { store, fernet }) {
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
