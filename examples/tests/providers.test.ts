import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { runDag } from "baram/testing";
import { afterAll, beforeAll, expect, test } from "vitest";
import launchesOverHttp from "../dags/launches-over-http.ts";
import pageViews from "../dags/page-views-in-a-table.ts";
import { statesOf } from "./states-of.ts";

const DATA = new URL("../data/", import.meta.url);

let folder: string;
let server: Server;
let looks = 0;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "baram-providers-"));
  server = createServer(({ url = "" }, response) => {
    if (url.endsWith(".gz")) {
      response.end(readFileSync(new URL(`pageviews/${url.split("/").at(-1)}`, DATA)));
      return;
    }
    looks += 1;
    if (looks < 3) response.writeHead(404).end();
    else response.end(readFileSync(new URL("launch-library/launches.json", DATA)));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
});
afterAll(() => {
  server.close();
  rmSync(folder, { recursive: true, force: true });
});

function connections() {
  const http = { connectionType: "http", host: "127.0.0.1", port: (server.address() as AddressInfo).port };
  return {
    launch_library: http,
    pageviews: http,
    my_postgres: { connectionType: "sqlite", host: join(folder, "page-views.db") },
  };
}

test("launches are asked for once the library answers", async () => {
  const run = await runDag(launchesOverHttp, { connections: connections() });
  expect(statesOf(run)).toEqual({
    run: "success",
    wait_for_library: "success",
    fetch_names: "success",
    count_launches: "success",
  });
  expect(looks).toBe(4);
  expect(run.task("count_launches").result).toBeGreaterThan(0);
});

test("an hour's views are five rows, written by a file that an earlier task of the run has written", async () => {
  const run = await runDag(pageViews, { logicalDate: "2019-07-13T00:00:00Z", connections: connections() });
  expect(statesOf(run)).toEqual({
    run: "success",
    create_table: "success",
    fetch_pageviews: "success",
    write_to_postgres: "success",
    check_table: "success",
  });
  expect(run.task("write_to_postgres").log).toContain("-- listing_4_20, 2019-07-13");
});
