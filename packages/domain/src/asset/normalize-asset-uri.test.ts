import { expect, test } from "vitest";
import { normalizeAssetUri } from "./normalize-asset-uri.ts";

test.each([
  ["s3://bucket", "s3://bucket/"],
  ["s3://bucket/", "s3://bucket/"],
  ["S3://bucket/orders//", "s3://bucket/orders"],
  ["file:///data/orders.csv", "file:///data/orders.csv"],
  ["http://host/a?b=2&a=1&c#part", "http://host/a?a=1&b=2"],
  ["http://host/a?q=x%20y+z%21", "http://host/a?q=x+y+z%21"],
])("%s is known as %s", (written, known) => {
  expect(normalizeAssetUri(written)).toBe(known);
});

test.each([["orders"], ["/data/orders/"], ["x-team://orders/"]])("%s stays as it is", (uri) => {
  expect(normalizeAssetUri(uri)).toBe(uri);
});
