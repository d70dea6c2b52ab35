import { expect, test } from "vitest";
import { Asset, AssetAlias } from "./asset.ts";
import { allOf, anyOf, serializeAssetCondition, serializeAssetReference } from "./asset-condition.ts";
import { OutletEvents } from "./outlet-events.ts";

const ORDERS = new Asset("s3://b/orders");
const FILES = new AssetAlias("files");

test("what a task says about its outlets is kept, an asset added under an alias as often as it is added", () => {
  const events = new OutletEvents([ORDERS, FILES].map(serializeAssetReference));
  events.of(ORDERS).extra = { rows: 3 };
  events.of(FILES).add(new Asset("s3://b/new"));
  events.of(FILES).add(new Asset("s3://b/new"), { extra: { part: 2 } });

  expect(events.list()).toEqual([
    { uri: "s3://b/orders", extra: { rows: 3 }, aliasName: null },
    { uri: "s3://b/new", extra: {}, aliasName: "files" },
    { uri: "s3://b/new", extra: { part: 2 }, aliasName: "files" },
  ]);
});

test("a task cannot speak of an asset or an alias that is none of its outlets", () => {
  const events = new OutletEvents([]);
  expect(() => events.of(ORDERS)).toThrow(/s3:\/\/b\/orders is none of the task's outlets/);
  expect(() => events.of(FILES)).toThrow(/"files" is none/);
});

test.each([
  ["", /expected a text/],
  ["   ", /expected a text/],
  ["s3://b/ä", /ASCII/],
  ["airflow://x", /reserved/],
  ["postgres://me:secret@host/table", /user name or a password/],
])("the URI %j is refused", (uri, message) => {
  expect(() => new Asset(uri)).toThrow(message);
});

test("two ways of writing a URI name the same asset", () => {
  expect(new Asset("S3://b/orders/").uri).toBe("s3://b/orders");
});

test("conditions nest, and take nothing but assets, aliases and conditions", () => {
  expect(serializeAssetCondition(allOf(ORDERS, anyOf(FILES)))).toEqual({
    kind: "all",
    of: [
      { kind: "asset", uri: "s3://b/orders", extra: {} },
      { kind: "any", of: [{ kind: "alias", name: "files" }] },
    ],
  });
  expect(() => anyOf("s3://b/orders" as never)).toThrow(/takes assets/);
});
