import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { type AddressInfo, connect, createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Client } from "ldapts";
import { vi } from "vitest";

/** The path of OpenLDAP's server, where a test run has it. */
export const SLAPD = process.env["BARAM_TEST_SLAPD"];

const ROOT = { dn: "cn=admin,dc=example,dc=com", password: "root-secret" };
const MODULES = ["/usr/lib/ldap", "/usr/local/libexec/openldap"];
const SCHEMAS = ["/etc/ldap/schema", "/usr/local/etc/openldap/schema", "/opt/homebrew/etc/openldap/schema"];

/** OpenLDAP's server in a process of its own, with an empty directory for `dc=example,dc=com`. */
export class Slapd {
  /** The authority of its certificate, as PEM. */
  readonly authority: string;
  readonly clear: string;
  readonly encrypted: string;
  readonly #folder: string;
  #process: ChildProcess | null = null;

  private constructor(folder: string, ports: readonly [number, number]) {
    this.#folder = folder;
    this.authority = readFileSync(join(folder, "server.crt"), "utf8");
    this.clear = `ldap://127.0.0.1:${ports[0]}`;
    this.encrypted = `ldaps://127.0.0.1:${ports[1]}`;
  }

  static async open(): Promise<Slapd> {
    const folder = mkdtempSync(join(tmpdir(), "baram-slapd-"));
    mkdirSync(join(folder, "data"));
    makeCertificate(folder);
    writeFileSync(join(folder, "slapd.conf"), configurationOf(folder));
    const slapd = new Slapd(folder, [await freePort(), await freePort()]);
    await slapd.start();
    await slapd.#fill();
    return slapd;
  }

  async start(): Promise<void> {
    const words = ["-d", "0", "-f", join(this.#folder, "slapd.conf"), "-h", `${this.clear} ${this.encrypted}`];
    this.#process = spawn(String(SLAPD), words, { stdio: "ignore" });
    await vi.waitFor(() => tryToConnect(this.clear), { timeout: 10_000, interval: 25 });
  }

  async stop(): Promise<void> {
    if (this.#process === null) return;
    this.#process.kill("SIGTERM");
    await once(this.#process, "exit");
    this.#process = null;
  }

  async close(): Promise<void> {
    await this.stop();
    rmSync(this.#folder, { recursive: true });
  }

  /** Does something as who may do everything. */
  async administer<Answer>(act: (client: Client) => Promise<Answer>): Promise<Answer> {
    const client = new Client({ url: this.clear });
    try {
      await client.bind(ROOT.dn, ROOT.password);
      return await act(client);
    } finally {
      await client.unbind();
    }
  }

  #fill(): Promise<void> {
    return this.administer(async (client) => {
      await client.add("dc=example,dc=com", { objectClass: ["dcObject", "organization"], o: "Example", dc: "example" });
      for (const unit of ["people", "groups", "services"]) {
        await client.add(`ou=${unit},dc=example,dc=com`, { objectClass: "organizationalUnit", ou: unit });
      }
    });
  }
}

/** Only who has bound may read, as in directories that are kept well. */
function configurationOf(folder: string): string {
  const schemas = SCHEMAS.find((path) => existsSync(path)) ?? "";
  const modules = MODULES.find((path) => existsSync(path));
  return `${["core", "cosine", "inetorgperson"].map((name) => `include ${join(schemas, `${name}.schema`)}`).join("\n")}
${modules === undefined ? "" : [`modulepath ${modules}`, "moduleload back_mdb", "moduleload memberof"].join("\n")}
pidfile ${join(folder, "slapd.pid")}
TLSCertificateFile ${join(folder, "server.crt")}
TLSCertificateKeyFile ${join(folder, "server.key")}
database mdb
suffix "dc=example,dc=com"
rootdn "${ROOT.dn}"
rootpw ${ROOT.password}
directory ${join(folder, "data")}
overlay memberof
access to attrs=userPassword by anonymous auth by * none
access to * by users read by * auth
`;
}

function makeCertificate(folder: string): void {
  const names = ["-subj", "/CN=directory", "-addext", "subjectAltName=IP:127.0.0.1"];
  const files = ["-keyout", join(folder, "server.key"), "-out", join(folder, "server.crt")];
  const words = ["req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-days", "2"];
  execFileSync("openssl", [...words, ...names, ...files], { stdio: "ignore" });
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

async function tryToConnect(address: string): Promise<void> {
  const { hostname, port } = new URL(address);
  const socket = connect({ host: hostname, port: Number(port) });
  await once(socket, "connect");
  socket.destroy();
}
