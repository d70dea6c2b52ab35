import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createServer } from "node:http";
import { type AddressInfo, connect } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { brotliCompressSync } from "node:zlib";
import type { Connection } from "baram";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { LocalServer } from "../local-server.fixture.ts";
import { HttpHook } from "./http-hook.ts";
import { testHttpConnection } from "./test-http-connection.ts";

function aConnection(more: Partial<Connection>): Connection {
  const { extra = null, extraJson = extra === null ? {} : (JSON.parse(extra) as Connection["extraJson"]) } = more;
  const nothing = { description: null, login: null, password: null, schema: null, port: null };
  return { connectionId: "c", connectionType: "http", host: "127.0.0.1", ...nothing, ...more, extra, extraJson };
}

let server: LocalServer;
beforeAll(async () => {
  server = await LocalServer.start(({ path }) => {
    const status = Number(/^\/to\/(\d+)/.exec(path)?.[1]);
    if (status > 0) return { status, headers: { location: "/there" } };
    if (path === "/round") return { status: 302, headers: { location: "/round" } };
    if (path === "/latin") {
      return { headers: { "content-type": "text/plain; charset=iso-8859-1" }, body: Buffer.from("é", "latin1") };
    }
    if (path === "/packed") return { headers: { "content-encoding": "br" }, body: brotliCompressSync("packed") };
    return { body: "there" };
  });
});
afterAll(() => server.stop());
beforeEach(() => {
  server.received.length = 0;
});

function hookTo(method: string, more: Partial<Connection> = {}): HttpHook {
  return new HttpHook({ connectionId: aConnection({ port: server.port, ...more }), method });
}

describe("redirects", () => {
  test.each([
    [301, "POST", "GET", ""],
    [302, "POST", "GET", ""],
    [302, "PUT", "GET", ""],
    [303, "PUT", "GET", ""],
    [301, "PUT", "PUT", ""],
    [307, "POST", "POST", "a=1"],
    [308, "PUT", "PUT", "a=1"],
  ])("a %i after %s leads to a %s", async (status, method, then, body) => {
    const response = await hookTo(method).run({ endpoint: `/to/${status}`, data: { a: 1 } });
    expect(response).toMatchObject({ status: 200, text: "there", url: `http://127.0.0.1:${server.port}/there` });
    expect(server.last).toMatchObject({ method: then, path: "/there", body });
  });

  test("are not followed where they are not allowed", async () => {
    const response = await hookTo("GET").run({ endpoint: "/to/302", extraOptions: { allowRedirects: false } });
    expect(response.status).toBe(302);
  });

  test("end somewhere", async () => {
    const extraOptions = { maxRedirects: 3 };
    await expect(hookTo("GET").run({ endpoint: "/round", extraOptions })).rejects.toThrow(/more than 3 times/);
    expect(server.received).toHaveLength(4);
  });

  test("to another host lose the secret", async () => {
    const other = await LocalServer.start(() => ({
      status: 302,
      headers: { location: `http://127.0.0.1:${server.port}/` },
    }));
    await hookTo("GET", { port: other.port, login: "me", password: "pw" }).run({});
    expect(other.last.headers["authorization"]).toMatch(/^Basic /);
    expect(server.last.headers["authorization"]).toBeUndefined();
    await other.stop();
  });
});

test("an answer is read in its own charset and unpacked", async () => {
  expect((await hookTo("GET").run({ endpoint: "/latin" })).text).toBe("é");
  expect((await hookTo("GET").run({ endpoint: "/packed" })).text).toBe("packed");
});

test("a server that says nothing in time has no answer", async () => {
  const silent = createServer(() => {});
  await new Promise<void>((resolve) => silent.listen(0, "127.0.0.1", resolve));
  const { port } = silent.address() as AddressInfo;
  const request = { endpoint: "/x", extraOptions: { timeoutSeconds: 0.05 } };
  await expect(hookTo("GET", { port }).run(request)).rejects.toThrow(/has no answer: Headers Timeout/i);
  silent.closeAllConnections();
  silent.close();
});

test("a request is broken off with its signal", async () => {
  const silent = createServer(() => stop.abort(new Error("cleared")));
  const stop = new AbortController();
  await new Promise<void>((resolve) => silent.listen(0, "127.0.0.1", resolve));
  const { port } = silent.address() as AddressInfo;
  await expect(hookTo("GET", { port }).run({ signal: stop.signal })).rejects.toThrow("cleared");
  silent.closeAllConnections();
  silent.close();
});

test("requests go through a proxy, by the scheme of what they ask for", async () => {
  const asked: string[] = [];
  const proxy = createServer();
  proxy.on("connect", ({ url = "" }, socket) => {
    asked.push(url);
    const [host = "", port] = url.split(":");
    const target = connect(Number(port), host, () => {
      socket.write("HTTP/1.1 200 OK\r\n\r\n");
      target.pipe(socket).pipe(target);
    });
  });
  await new Promise<void>((resolve) => proxy.listen(0, "127.0.0.1", resolve));
  const { port } = proxy.address() as AddressInfo;
  const proxies = { http: `http://127.0.0.1:${port}` };
  const extra = JSON.stringify({ proxies });
  expect((await hookTo("GET", { extra }).run({})).text).toBe("there");
  expect(asked).toEqual([`127.0.0.1:${server.port}`]);
  proxy.closeAllConnections();
  proxy.close();
});

test("a connection without a host says what it needs", async () => {
  const hook = new HttpHook({ connectionId: aConnection({ host: null }) });
  await expect(hook.run({ endpoint: "x" })).rejects.toThrow(/needs a host such as/);
});

test("trying a connection out asks for its base URL", async () => {
  expect(await testHttpConnection(aConnection({ port: server.port }))).toBe("Connection successfully tested");
  expect(server.last).toMatchObject({ method: "GET", path: "/" });
  await expect(testHttpConnection(aConnection({ port: 1 }))).rejects.toThrow(/has no answer/);
});

describe("certificates", () => {
  let folder: string;
  let secure: LocalServer;
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), "baram-tls-"));
    const subject = ["-subj", "/CN=localhost", "-addext", "subjectAltName=IP:127.0.0.1,DNS:localhost"];
    const files = ["-keyout", join(folder, "key.pem"), "-out", join(folder, "cert.pem")];
    execFileSync("openssl", ["req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", ...subject, ...files], {
      stdio: "ignore",
    });
    const [key, cert] = [readFileSync(join(folder, "key.pem")), readFileSync(join(folder, "cert.pem"))];
    secure = await LocalServer.start(() => ({ body: "secret" }), {
      key,
      cert,
      ca: cert,
      requestCert: true,
      rejectUnauthorized: false,
    });
  });
  afterAll(async () => {
    await secure.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  function secureHook(extra: object): HttpHook {
    return hookTo("GET", { port: secure.port, schema: "https", extra: JSON.stringify(extra) });
  }

  test("of nobody known are refused", async () => {
    await expect(secureHook({}).run({})).rejects.toThrow(/has no answer: self-signed certificate/);
  });

  test("of an authority in a file are accepted, and any without verification", async () => {
    expect((await secureHook({ verify: join(folder, "cert.pem") }).run({})).text).toBe("secret");
    expect((await secureHook({ verify_ssl: false }).run({})).text).toBe("secret");
  });

  test("of the client are shown", async () => {
    const cert = [join(folder, "cert.pem"), join(folder, "key.pem")];
    expect((await secureHook({ verify: false, cert }).run({})).text).toBe("secret");
  });
});
