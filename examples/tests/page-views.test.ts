import { readFile } from "node:fs/promises";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { listScheduledRuns, runDag } from "baram/testing";
import { afterAll, beforeAll, expect, test } from "vitest";
import pageViews from "../dags/page-views.ts";

const DATA = new URL("../data/pageviews/", import.meta.url);

let server: Server;
let url: string;
beforeAll(async () => {
  server = createServer(({ url: path = "" }, response) => {
    if (path.startsWith("/down/")) return void response.writeHead(503).end();
    void readFile(new URL(path.split("/").at(-1) ?? "", DATA)).then(
      (file) => response.writeHead(200).end(file),
      () => response.writeHead(404).end(),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => server.close());

test("each hour's run counts the views of its own hour, a company without views as 0", async () => {
  const expected = JSON.parse(await readFile(new URL("expected.json", DATA), "utf8")) as Record<string, unknown>;
  const counted: Record<string, unknown> = {};
  for (const { logicalDate } of await listScheduledRuns(pageViews, { until: "2019-07-14" })) {
    const run = await runDag(pageViews, { logicalDate, runType: "scheduled", variables: { pageviews_url: url } });
    expect(run.state).toBe("success");
    counted[`${logicalDate.toISOString().slice(0, 19)}+00:00`] = run.task("fetch_pageviews").result;
  }
  expect(counted).toEqual(expected);
});

test("while the dumps cannot be had the hour fails, and what is below it does not run", async () => {
  const variables = { pageviews_url: `${url}/down` };
  const run = await runDag(pageViews, { logicalDate: "2019-07-13T01:00:00Z", variables });
  expect(run.task("get_data").error).toMatch(/pageviews-20190713-010000\.gz answered 503/);
  expect(run.task("fetch_pageviews").state).toBe("upstream_failed");
});
