import { QueryClient } from "@tanstack/react-query";
import { expect, test, vi } from "vitest";
import { queryKeys, sessionQuery } from "../api/queries.ts";
import { readAhead } from "./read-ahead.ts";

function aClient(): QueryClient {
  return new QueryClient({ defaultOptions: { queries: { staleTime: 30_000, retry: false } } });
}

function aQuery() {
  return { queryKey: ["dag", "orders"], queryFn: vi.fn(() => Promise.resolve("the Dag")) };
}

test("what a page will ask for is read when it is entered by somebody who is logged in", async () => {
  const queryClient = aClient();
  queryClient.setQueryData(queryKeys.session, { username: "admin" });
  const query = aQuery();
  readAhead({ context: { queryClient }, cause: "enter" }, query);
  await vi.waitFor(() => expect(queryClient.getQueryData(query.queryKey)).toBe("the Dag"));
  expect(query.queryFn).toHaveBeenCalledOnce();
});

test.each(["preload", "stay"] as const)("nothing is read when the cause is to %s", async (cause) => {
  const queryClient = aClient();
  queryClient.setQueryData(queryKeys.session, { username: "admin" });
  const query = aQuery();
  readAhead({ context: { queryClient }, cause }, query);
  await queryClient.query(sessionQuery);
  expect(query.queryFn).not.toHaveBeenCalled();
});

test("nothing is read while nobody is logged in", async () => {
  vi.stubGlobal("fetch", () => Promise.resolve(new Response("{}", { status: 401 })));
  const queryClient = aClient();
  const query = aQuery();
  readAhead({ context: { queryClient }, cause: "enter" }, query);
  await expect(queryClient.query(sessionQuery)).rejects.toMatchObject({ status: 401 });
  expect(query.queryFn).not.toHaveBeenCalled();
  vi.unstubAllGlobals();
});
