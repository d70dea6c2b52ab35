import { expect, test } from "vitest";
import { referencedTemplateNames } from "./referenced-template-names.ts";

test("the files that statements of a template name are found, each once", () => {
  const template = `
    {% extends "base.sql" %}
    {%- include 'parts/where.sql' ignore missing -%}
    {% from "macros.sql" import limit with context %}
    {% import 'macros.sql' as m %}
    {% include ["a.sql", 'b.sql'] %}`;
  expect(referencedTemplateNames(template)).toEqual(["base.sql", "parts/where.sql", "macros.sql", "a.sql", "b.sql"]);
});

test("plain text, other statements and computed names name no file", () => {
  expect(referencedTemplateNames("include 'a.sql'")).toEqual([]);
  expect(referencedTemplateNames("{% if x == 'a.sql' %}{{ 'b.sql' }}{% endif %}")).toEqual([]);
  expect(referencedTemplateNames("{% include name ~ extension %}")).toEqual([]);
});
