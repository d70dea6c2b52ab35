import { expect, test } from "vitest";
import { shortenFields } from "./shorten-fields.ts";

test("fields that are short enough are kept as they are", () => {
  const fields = { command: "abcde", list: [1, 2], none: null };

  expect(shortenFields(fields, 5)).toEqual(fields);
});

test("of a text that is too long the beginning is kept", () => {
  expect(shortenFields({ command: "abcdef" }, 5)).toEqual({
    command: "Cut off after 5 characters, as [core] max_templated_field_length says: abcde",
  });
});

test("no character is cut in two", () => {
  expect(shortenFields({ command: "abcd🌬f" }, 5)).toEqual({
    command: "Cut off after 5 characters, as [core] max_templated_field_length says: abcd",
  });
});

test("a value that is too long becomes the beginning of its JSON", () => {
  expect(shortenFields({ list: [1, 2, 3] }, 5)).toEqual({
    list: "Cut off after 5 characters, as [core] max_templated_field_length says: [1,2,",
  });
});

test("a field may be 4,096 characters long, unless the configuration says otherwise", () => {
  const longest = "x".repeat(4096);

  expect(shortenFields({ command: longest })).toEqual({ command: longest });
  expect(shortenFields({ command: `${longest}x` })).not.toEqual({ command: `${longest}x` });
});
