import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { SLAPD, Slapd } from "@baram/api-server/slapd-fixture";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { AuthorProject } from "./author-project.fixture.ts";

const BASE = "dc=example,dc=com";
const BINDER = { dn: `cn=baram,ou=services,${BASE}`, password: "bind-secret" };
const BORA = `uid=bora,ou=people,${BASE}`;

describe.skipIf(SLAPD === undefined)("an installation with an OpenLDAP server", () => {
  let slapd: Slapd;
  let project: AuthorProject;

  beforeAll(async () => {
    slapd = await Slapd.open();
    await slapd.administer(async (client) => {
      await client.add(BINDER.dn, { objectClass: "person", cn: "baram", sn: "Baram", userPassword: BINDER.password });
      const names = { uid: "bora", cn: "bora", sn: "Kim", givenName: "Bora", mail: "bora@example.com" };
      await client.add(BORA, { objectClass: "inetOrgPerson", ...names, userPassword: "pw-bora" });
      const group = { objectClass: "groupOfNames", cn: "engineers", member: BORA };
      await client.add(`cn=engineers,ou=groups,${BASE}`, group);
    });
    project = new AuthorProject({});
    writeFileSync(join(project.folder, "authority.pem"), slapd.authority);
  });
  afterAll(async () => {
    await project.remove();
    await slapd.close();
  });

  const environment = (given: Readonly<Record<string, string>> = {}) => ({
    BARAM__LDAP__SERVER: slapd.clear,
    BARAM__LDAP__BIND_USER: BINDER.dn,
    BARAM__LDAP__BIND_PASSWORD: BINDER.password,
    BARAM__LDAP__SEARCH_BASE: BASE,
    BARAM__LDAP__ROLE_MAPPING: '{"engineers": ["Op"]}',
    ...given,
  });

  /** What the doctor says of the directory. */
  async function examine(given?: Readonly<Record<string, string>>) {
    const { output, errors } = await project.run(["doctor", "-o", "json"], { environment: environment(given) });
    expect(errors + output).not.toContain(BINDER.password);
    return (JSON.parse(output) as readonly Finding[]).find(({ check }) => check === "directory");
  }

  test.each([
    ["in clear on this machine", () => ({})],
    ["by TLS from the beginning", () => ({ SERVER: slapd.encrypted, CA_FILE: "authority.pem" })],
    ["by TLS that begins in clear", () => ({ STARTTLS: "True", CA_FILE: "authority.pem" })],
  ])("the doctor sees that it answers %s", async (_, given) => {
    const options = Object.entries(given()).map(([key, value]) => [`BARAM__LDAP__${key}`, value]);
    expect(await examine(Object.fromEntries(options))).toMatchObject({
      status: "ok",
      message: expect.stringContaining("answers."),
    });
  });

  test.each([
    ["a wrong password", { BARAM__LDAP__BIND_PASSWORD: "wrong" }, /could not be asked for dc=example,dc=com: .+\./],
    ["nobody to ask as", { BARAM__LDAP__BIND_USER: "", BARAM__LDAP__BIND_PASSWORD: "" }, /could not be asked/],
    [
      "a search base that is not there",
      { BARAM__LDAP__SEARCH_BASE: "dc=nowhere" },
      /could not be asked for dc=nowhere/,
    ],
    ["nobody listening", { BARAM__LDAP__SERVER: "ldap://127.0.0.1:1" }, /ldap:\/\/127\.0\.0\.1:1 could not be asked/],
  ])("the doctor says what %s leads to", async (_, given, message) => {
    const finding = await examine(given);
    expect(finding).toMatchObject({ status: "problem", remedy: expect.stringContaining("[ldap]") });
    expect(finding?.message).toMatch(message);
  });

  test("the doctor does not take a certificate of an authority that nobody named", async () => {
    const finding = await examine({ BARAM__LDAP__SERVER: slapd.encrypted });
    expect(finding).toMatchObject({ status: "problem", message: expect.stringMatching(/certificate/i) });
  });

  test("somebody of the directory is let in by a server that was started with it", async () => {
    const { address } = await project.startServer(environment());
    const authorization = `Basic ${Buffer.from("bora:pw-bora").toString("base64")}`;
    const reply = await fetch(`${address}/ui/session`, { headers: { authorization } });
    expect(await reply.json()).toMatchObject({ user: { username: "bora", roles: [{ name: "Op" }] } });
  });
});

interface Finding {
  readonly check: string;
  readonly status: string;
  readonly message: string;
  readonly remedy: string | null;
}
