import { addSeconds } from "@baram/domain";
import { findUserByName } from "@baram/metadata-store";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { ApiServerFixture } from "../../api-server.fixture.ts";
import type { LdapSettings } from "./ldap-settings.ts";
import { SLAPD, Slapd } from "./slapd.fixture.ts";

const PEOPLE = "ou=people,dc=example,dc=com";
const ENGINEERS = "cn=engineers,ou=groups,dc=example,dc=com";
const BINDER = { dn: "cn=baram,ou=services,dc=example,dc=com", password: "bind-secret" };

describe.skipIf(SLAPD === undefined)("log-in with an OpenLDAP server", () => {
  let slapd: Slapd;
  let fixture: ApiServerFixture;

  beforeAll(async () => {
    slapd = await Slapd.open();
    await slapd.administer(async (client) => {
      await client.add(BINDER.dn, { objectClass: "person", cn: "baram", sn: "Baram", userPassword: BINDER.password });
    });
  });
  afterAll(() => slapd.close());
  beforeEach(() => open());
  afterEach(async () => {
    await fixture.close();
    await slapd.administer(async (client) => {
      for (const below of [PEOPLE, "ou=groups,dc=example,dc=com"]) {
        const { searchEntries } = await client.search(below, { scope: "one", attributes: ["1.1"] });
        for (const { dn } of searchEntries) await client.del(dn);
      }
    });
  });

  async function open(given: Partial<LdapSettings> = {}): Promise<void> {
    const ldap: LdapSettings = {
      server: slapd.clear,
      startTls: false,
      authority: null,
      bindUser: BINDER.dn,
      bindPassword: BINDER.password,
      searchBase: "dc=example,dc=com",
      userFilter: "(objectClass=inetOrgPerson)",
      usernameAttribute: "uid",
      groupAttribute: "memberOf",
      groupSearchBase: "",
      groupFilter: "(member={dn})",
      firstNameAttribute: "givenName",
      lastNameAttribute: "sn",
      emailAttribute: "mail",
      roleMapping: { engineers: ["Op"], "CN=Bosses,ou=groups,dc=example,dc=com": ["Admin"] },
      defaultRole: "Viewer",
      timeoutSeconds: 2,
      ...given,
    };
    fixture = await ApiServerFixture.open({ configuration: { ldap } });
  }

  async function reopen(given: Partial<LdapSettings>): Promise<void> {
    await fixture.close();
    await open(given);
  }

  async function addPerson(uid: string, given: Readonly<Record<string, string>> = {}): Promise<string> {
    const dn = `uid=${uid},${PEOPLE}`;
    const names = { cn: uid, sn: "Kim", givenName: "Bora", mail: `${uid}@example.com` };
    const person = { objectClass: "inetOrgPerson", uid, ...names, userPassword: `pw-${uid}`, ...given };
    await slapd.administer((client) => client.add(dn, person));
    return dn;
  }

  function addGroup(dn: string, member: string): Promise<void> {
    const cn = /^cn=([^,]+)/.exec(dn)?.[1] ?? "";
    return slapd.administer((client) => client.add(dn, { objectClass: "groupOfNames", cn, member }));
  }

  function logIn(username: string, password: string) {
    return fixture.send("POST", "/ui/login", { as: null, body: { username, password } });
  }

  const userOf = (username: string) => findUserByName(fixture.store.reader, username);
  const basic = (username: string, password: string) => ({
    authorization: `Basic ${Buffer.from(`${username}:${password}`).toString("base64")}`,
  });

  test("somebody of the directory is logged in with their password as a user made for them", async () => {
    await addPerson("bora");
    expect((await logIn("bora", "pw-bora")).status).toBe(200);
    expect(await userOf("bora")).toMatchObject({
      email: "bora@example.com",
      firstName: "Bora",
      lastName: "Kim",
      roles: ["Viewer"],
      passwordHash: "",
    });
  });

  test.each([
    ["a wrong password", "bora", "wrong"],
    ["no password, which directories take for nobody's name", "bora", ""],
    ["a name that is not there", "nobody", "pw-bora"],
    ["no name", "", "pw-bora"],
    ["a name that is a question to the directory", "*", "pw-bora"],
    ["a name that would end the question", "bora)(uid=*", "pw-bora"],
    ["an entry that the filter leaves out", "baram", BINDER.password],
  ])("%s is refused in the same words", async (_, username, password) => {
    await addPerson("bora");
    const refused = await logIn(username, password);
    expect(refused).toMatchObject({ status: 401, json: { detail: "The user name or the password is not right." } });
    expect(await userOf(username)).toBeNull();
  });

  test("roles follow the groups with each log-in, named by their short or their whole name in any case", async () => {
    const dn = await addPerson("bora");
    await addGroup(ENGINEERS, dn);
    await addGroup("cn=bosses,ou=groups,dc=example,dc=com", dn);
    await logIn("bora", "pw-bora");
    expect((await userOf("bora"))?.roles).toEqual(["Admin", "Op"]);

    await slapd.administer((client) => client.del(ENGINEERS));
    fixture.now = addSeconds(fixture.now, 61);
    await logIn("bora", "pw-bora");
    expect((await userOf("bora"))?.roles).toEqual(["Admin"]);
  });

  test("groups that list their members are found by them", async () => {
    await reopen({ groupAttribute: "", groupSearchBase: "ou=groups,dc=example,dc=com" });
    await addGroup(ENGINEERS, await addPerson("bora"));
    await logIn("bora", "pw-bora");
    expect((await userOf("bora"))?.roles).toEqual(["Op"]);
  });

  test("who is renamed in the directory stays the same user", async () => {
    const dn = await addPerson("bora");
    await logIn("bora", "pw-bora");
    const before = await userOf("bora");
    await slapd.administer((client) => client.modifyDN(dn, "uid=bora2"));
    expect((await logIn("bora2", "pw-bora")).status).toBe(200);
    expect([(await userOf("bora"))?.id, await userOf("bora2")]).toEqual([before?.id, null]);
  });

  test("HTTP basic takes the directory's passwords, and asks it once a minute", async () => {
    await addPerson("bora");
    const headers = basic("bora", "pw-bora");
    expect((await fixture.get("/api/v1/dags", { as: null, headers })).status).toBe(200);
    await slapd.stop();
    try {
      expect((await fixture.get("/api/v1/dags", { as: null, headers })).status).toBe(200);
      fixture.now = addSeconds(fixture.now, 61);
      expect((await fixture.get("/api/v1/dags", { as: null, headers })).status).toBe(503);
    } finally {
      await slapd.start();
    }
  });

  test("a user with a password here is not looked for in the directory, and gets in while it is away", async () => {
    await fixture.addUser("Admin");
    await addPerson("admin");
    expect((await logIn("admin", "pw-admin")).status).toBe(200);
    await slapd.stop();
    try {
      expect((await logIn("admin", "pw-admin")).status).toBe(200);
      expect((await logIn("admin", "wrong")).status).toBe(401);
      expect(await logIn("bora", "pw-bora")).toMatchObject({
        status: 503,
        json: { detail: expect.stringContaining("The directory that knows your password does not answer.") },
      });
    } finally {
      await slapd.start();
    }
  });

  test("whoever has the e-mail address of a user of this installation does not become them, and is told", async () => {
    await fixture.addUser("Admin");
    await addPerson("bora", { mail: "admin@example.com" });
    expect(await logIn("bora", "pw-bora")).toMatchObject({
      status: 403,
      json: { detail: expect.stringContaining("Another user of this installation has your user name or e-mail") },
    });
  });

  test("wrong passwords are counted, and the next ones not looked at", async () => {
    await addPerson("bora");
    for (let count = 0; count < 5; count += 1) await logIn("bora", "wrong");
    expect((await logIn("bora", "pw-bora")).status).toBe(429);
  });

  test.each([
    ["ldaps://", () => ({ server: slapd.encrypted })],
    ["STARTTLS", () => ({ startTls: true })],
  ])("over %s the directory shows a certificate of the authority, or is not trusted", async (_, settings) => {
    await addPerson("bora");
    await reopen({ ...settings(), authority: slapd.authority });
    expect((await logIn("bora", "pw-bora")).status).toBe(200);
    await reopen({ ...settings(), authority: null });
    expect((await logIn("bora", "pw-bora")).status).toBe(503);
  });

  test("a wrong password of who looks people up is no wrong password of theirs", async () => {
    await addPerson("bora");
    await reopen({ bindPassword: "wrong" });
    expect((await logIn("bora", "pw-bora")).status).toBe(503);
  });
});
