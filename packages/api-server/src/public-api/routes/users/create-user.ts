import { findUserByName, insertUser, isEmailTaken, listUnknownRoles } from "@baram/metadata-store";
import { ok, problem } from "../../../http/reply.ts";
import { defineRoute } from "../../../http/route.ts";
import { userNotFound } from "../../not-found.ts";
import { representUser, UserRepresentation } from "../../representations/user.ts";
import { describeShortPassword, quoted, UserBody } from "../../user-body.ts";

/** Whoever is given no role has this one, which may do nothing. */
const ROLE_DEFAULT = "Public";

/** Creates a user who can log in at once. */
export const createUser = defineRoute({
  method: "POST",
  path: "/users",
  operationId: "post_user",
  tags: ["User"],
  summary: "Create a user",
  description: "Creates a user who can log in at once.",
  access: { kind: "permissions", permissions: ["can_create Users"] },
  body: { schema: UserBody },
  audit: "post_user",
  answer: UserRepresentation,
  refusals: [400, 409],

  async handle({ body }, { store, clock, authentication, configuration }) {
    const { username, email, password, first_name: firstName, last_name: lastName } = body;
    if (password === "" || username === "") return problem(400, { detail: "A user needs a name and a password." });
    const tooShort = describeShortPassword(password, configuration);
    if (tooShort !== null) return problem(400, { detail: tooShort });
    if ((await findUserByName(store.reader, username)) !== null) {
      return problem(409, { detail: `Username \`${username}\` already exists. Use PATCH to update.` });
    }
    const emailTaken = problem(409, { detail: `The email \`${email}\` is already taken.` });
    if (await isEmailTaken(store.reader, email)) return emailTaken;
    const roles = body.roles?.map(({ name }) => name) ?? [];
    const unknown = await listUnknownRoles(store.reader, roles);
    if (unknown.length > 0) return problem(400, { detail: `Unknown roles: ${quoted(unknown)}` });

    const passwordHash = await authentication.hash(password);
    const user = { username, email, firstName, lastName, passwordHash, now: clock.now() };
    const isCreated = await store.transaction((transaction) =>
      insertUser(transaction, { ...user, roles: roles.length === 0 ? [ROLE_DEFAULT] : roles }),
    );
    if (!isCreated) return emailTaken;
    const created = await findUserByName(store.reader, username);
    return created === null ? userNotFound(username) : ok(representUser(created));
  },
});
