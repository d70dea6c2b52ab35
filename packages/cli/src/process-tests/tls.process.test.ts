import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { request } from "node:https";
import { join } from "node:path";
import { afterEach, expect, test } from "vitest";
import { AuthorProject, GREETING } from "./author-project.fixture.ts";

let project: AuthorProject;
afterEach(() => project.remove());

function makeCertificate(name: string): void {
  const given = ["-keyout", `${name}.key`, "-out", `${name}.crt`, "-subj", "/CN=baram.example", "-days", "2", "-nodes"];
  const words = ["req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", ...given];
  execFileSync("openssl", words, { cwd: project.folder, stdio: "ignore" });
}

const TLS = { BARAM__API__SSL_CERT: "server.crt", BARAM__API__SSL_KEY: "server.key" };

test("a server with a certificate answers over TLS, and commands beside it reach it", async () => {
  project = new AuthorProject({ "greeting.ts": GREETING });
  makeCertificate("server");
  const { address } = await project.startServer(TLS);
  expect(address).toMatch(/^https:\/\//);
  const ca = readFileSync(join(project.folder, "server.crt"));
  const answer = await new Promise<{ readonly status: number | undefined; readonly strict: unknown }>(
    (resolve, reject) => {
      request(`${address}/api/v1/health`, { ca, checkServerIdentity: () => undefined }, (response) => {
        response.resume();
        resolve({ status: response.statusCode, strict: response.headers["strict-transport-security"] });
      })
        .on("error", reject)
        .end();
    },
  );
  expect(answer.status).toBe(200);
  expect(answer.strict).toContain("max-age");

  // The server has the embedded database to itself: a command that succeeds went through it.
  const { exitCode, errors, output } = await project.run(["variables", "set", "colour", "blue"], { environment: TLS });
  expect(errors).toBe("");
  expect(exitCode).toBe(0);
  expect(output).toContain("colour");
});

test.each([
  [
    "a key of another certificate",
    { BARAM__API__SSL_CERT: "server.crt", BARAM__API__SSL_KEY: "other.key" },
    "no certificate and its key",
  ],
  ["a certificate without a key", { BARAM__API__SSL_CERT: "server.crt" }, "BARAM__API__SSL_KEY is empty"],
  ["a file that is not there", { BARAM__API__SSL_CERT: "none.crt", BARAM__API__SSL_KEY: "server.key" }, "none.crt"],
])("%s keeps the server from starting, with a sentence", async (_, environment, sentence) => {
  project = new AuthorProject({});
  makeCertificate("server");
  makeCertificate("other");
  const { exitCode, errors } = await project.run(["standalone"], { environment });
  expect(exitCode).toBe(1);
  expect(errors).toContain(sentence);
});
