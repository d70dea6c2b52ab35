import { expect, test } from "vitest";
import { configurationOf } from "./configuration.fixture.ts";

const ACCEPTED =
  "it has to begin with postgres:// or postgresql://, or be empty for the SQLite database in the home folder.";

test.each(["", "postgres://ada:secret@h/db", "postgresql:///baram?host=/var/run/postgresql"])(
  "%j is a database",
  (url) => {
    expect(configurationOf({ environment: { BARAM__DATABASE__URL: url } }).database.url).toBe(url);
  },
);

test.each([
  ["sqlite:/x/z.db", '"sqlite:/x/z.db"'],
  ["mysql://ada:s3c:r@et@h/db", '"mysql://ada@h/db"'],
  ["postgresql+driver://ada:s3cret@h/db?password=s3cret", '"postgresql+driver://ada@h/db"'],
  ["host=h password=s3cret", "which is no address"],
  ["ada:s3cret@h/db", "which is no address"],
])("%s is refused with what was found, without its password, and what is accepted", (url, found) => {
  expect(() => configurationOf({ environment: { BARAM__DATABASE__URL: url } })).toThrow(
    `The database that BARAM__DATABASE__URL names, ${found}, cannot be used: ${ACCEPTED}`,
  );
});

test.each([
  ["[database]\nurl = sqlite:x\n", {}, "[database] url"],
  ["[database]\nurl_cmd = show\n", {}, "[database] url_cmd"],
  [null, { BARAM__DATABASE__URL_CMD: "show" }, "BARAM__DATABASE__URL_CMD"],
])("where the address came from is named: %j, %j", (text, environment, place) => {
  const file = text === null ? null : { path: "/home/ada/.baram/baram.cfg", text };
  expect(() => configurationOf({ environment, file, runCommand: () => "sqlite:x" })).toThrow(
    `The database that ${place} names, "sqlite:x", cannot be used: ${ACCEPTED}`,
  );
});
