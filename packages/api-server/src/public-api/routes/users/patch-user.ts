import { findUserByName, isEmailTaken, listUnknownRoles, type MetadataReader, updateUser } from "@baram/metadata-store";
import { textsParameter } from "../../../http/query-parameter.ts";
import { ok, problem, type Reply } from "../../../http/reply.ts";
import { defineRoute } from "../../../http/route.ts";
import type { Described } from "../../../http/schema.ts";
import { userNotFound } from "../../not-found.ts";
import { representUser, UserRepresentation } from "../../representations/user.ts";
import { describeShortPassword, quoted, UserBody } from "../../user-body.ts";

type Sent = Partial<Described<typeof UserBody>>;

/** Changes a user. Parity: what is required is, with a mask too; with a mask only what it names is changed. */
export const patchUser = defineRoute({
  method: "PATCH",
  path: "/users/{username}",
  operationId: "patch_user",
  tags: ["User"],
  summary: "Update a user",
  description: "Changes a user. What a user needs has to be sent with a mask, too; only what it names is changed.",
  access: { kind: "permissions", permissions: ["can_edit Users"] },
  query: { update_mask: textsParameter() },
  body: { schema: UserBody },
  audit: "patch_user",
  answer: UserRepresentation,
  refusals: [400, 404, 409],

  async handle({ parts, query, body }, { store, clock, authentication, configuration }) {
    const user = await findUserByName(store.reader, parts.username);
    if (user === null) return userNotFound(parts.username);
    const conflict = await findConflict(body, user, store.reader);
    if (conflict !== null) return conflict;
    const mask = query.update_mask?.map((name) => name.trim());
    const unknownMasks = mask?.filter((name) => !Object.hasOwn(body, name)) ?? [];
    if (unknownMasks.length > 0) return problem(400, { detail: `Unknown update masks: ${quoted(unknownMasks)}` });
    const sent: Sent =
      mask === undefined ? body : Object.fromEntries(Object.entries(body).filter(([name]) => mask.includes(name)));
    const roles = sent.roles?.map(({ name }) => name);
    const unknown = await listUnknownRoles(store.reader, roles ?? []);
    if (unknown.length > 0) return problem(400, { detail: `Unknown roles: ${quoted(unknown)}` });
    if (sent.password === "" || sent.username === "") {
      return problem(400, { detail: "A user needs a name and a password." });
    }
    const tooShort = sent.password === undefined ? null : describeShortPassword(sent.password, configuration);
    if (tooShort !== null) return problem(400, { detail: tooShort });

    const changes = {
      ...namesOf(sent),
      ...(sent.password === undefined ? {} : { passwordHash: await authentication.hash(sent.password) }),
      ...(roles === undefined ? {} : { roles }),
    };
    await store.transaction((transaction) => updateUser(transaction, user.id, { ...changes, now: clock.now() }));
    const changed = await findUserByName(store.reader, changes.username ?? user.username);
    return changed === null ? userNotFound(parts.username) : ok(representUser(changed));
  },
});

async function findConflict(
  { username, email }: { readonly username: string; readonly email: string },
  user: { readonly username: string; readonly email: string },
  reader: MetadataReader,
): Promise<Reply<never> | null> {
  if (username !== user.username && (await findUserByName(reader, username)) !== null) {
    return problem(409, { detail: `The username \`${username}\` already exists` });
  }
  if (email !== user.email && (await isEmailTaken(reader, email))) {
    return problem(409, { detail: `The email \`${email}\` already exists` });
  }
  return null;
}

function namesOf({ username, email, first_name: firstName, last_name: lastName }: Sent) {
  return {
    ...(username === undefined ? {} : { username }),
    ...(email === undefined ? {} : { email }),
    ...(firstName === undefined ? {} : { firstName }),
    ...(lastName === undefined ? {} : { lastName }),
  };
}
