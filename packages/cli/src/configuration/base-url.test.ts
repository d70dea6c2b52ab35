import { expect, test } from "vitest";
import { readBaseUrl } from "./base-url.ts";

const read = (text: string) => readBaseUrl("BARAM__API__BASE_URL", text);

test.each([
  ["", ""],
  ["https://baram.example.org", "https://baram.example.org"],
  ["https://example.org/team/baram/", "https://example.org/team/baram"],
  ["http://localhost:8080/", "http://localhost:8080"],
])("%s is where people reach the server", (text, value) => {
  expect(read(text)).toEqual({ kind: "value", value });
});

test.each([
  ["example.org/baram", "it has to be an address"],
  ["ftp://example.org", "it has to be an address"],
  ["https://example.org/?a=b", "it has to be an address"],
  ["https://example.org/über uns", "its path may have letters"],
  ["https://example.org/ui/baram", "its path may not begin with /ui"],
])("%s is refused with the reason", (text, reason) => {
  expect(read(text)).toMatchObject({ kind: "refused", sentence: expect.stringContaining(reason) });
});
