// cspell:ignore brek
import { describe, expect, test } from "vitest";
import { failureOf, failuresBeside, render } from "../template-sources.fixture.ts";

describe("white space", () => {
  test("is kept around statements", async () => {
    expect(await render("a\n{% if true %}\nb\n{% endif %}\nc")).toBe("a\n\nb\n\nc");
  });

  test("is cut on the side of a minus sign, new lines included", async () => {
    expect(await render("{% for i in [1, 2] -%}\n  {{ i }}\n{% endfor %}")).toBe("1\n2\n");
    expect(await render("  {{- ' x ' -}}  y")).toBe(" x y");
    expect(await render("a {#- c -#} b")).toBe("ab");
    expect(await render("a {%- raw -%} {{ x }} {%- endraw -%} b")).toBe("a{{ x }}b");
  });
});

test("brackets inside an expression do not end it", async () => {
  expect(await render("{{ {'a': {'b': {}}} }}{{ '}}' }}{{ \"{% raw %}\" }}")).toBe("{'a': {'b': {}}}}}{% raw %}");
});

test("strings join, and know Python's escapes", async () => {
  expect(await render("{{ 'a' \"b\" '\\u00e9\\t\\x41\\z' }}")).toBe("abé\tA\\z");
});

test("operators bind as Jinja has them", async () => {
  expect(await render("{{ 1 ~ 2 * 3 }} {{ -1 | abs }} {{ not 1 == 2 }} {{ 1 if 0 else 2 if 0 else 3 }}")).toBe(
    "16 1 True 3",
  );
  expect(await failureOf("{{ 1 + 2 ~ 3 }}")).toBe("TypeError");
});

test("unreadable templates are a TemplateSyntaxError that names the line", async () => {
  const templates = [
    "{{ ds",
    "{% if x %}",
    "{% endif %}",
    "{{ 1 + }}",
    "{{ 'a }}",
    "{% set %}",
    "{% raw %}x",
    "{# x",
    "{{ a b }}",
    "{{ ds | }}",
    "{{ foo(1, }}",
    "{{ [1, 2 }}",
    "{{{ds}}}",
    "{{ }}",
    "{% break %}",
    "{% set true = 1 %}",
    "{{ f(a=1, 2) }}",
    "{{ 1 is odd is even }}",
    "{{ '\\x1' }}",
    "{% block a-b %}{% endblock %}",
  ];
  expect(await failuresBeside(["TemplateSyntaxError"], templates)).toEqual({});
  await expect(render("a\n\n{{ 1 + }}")).rejects.toThrow("(line 3)");
});

test("an unknown tag is told with the tags that were looked for", async () => {
  await expect(render("{% if x %}{% brek %}{% endif %}")).rejects.toThrow(
    "Encountered unknown tag 'brek'. Jinja was looking for the following tags: 'elif' or 'else' or 'endif'. " +
      "The innermost block that needs to be closed is 'if'.",
  );
});

describe("an unknown filter or test", () => {
  test("is refused even where it is not reached", async () => {
    expect(await failureOf("{% for x in [] %}{{ x | nope }}{% endfor %}")).toBe("TemplateAssertionError");
    expect(await failureOf("{{ 1 is nope }}")).toBe("TemplateAssertionError");
  });

  test("inside a condition is refused only when it is reached", async () => {
    expect(await render("{% if 'nope' is filter %}{{ 1 | nope }}{% endif %}ok")).toBe("ok");
    expect(await failureOf("{{ 1 | nope if true else 2 }}")).toBe("TemplateRuntimeError");
  });
});

test("a block that is defined twice and a loop variable named loop are refused", async () => {
  expect(await failureOf("{% block a %}{% endblock %}{% block a %}{% endblock %}")).toBe("TemplateAssertionError");
  expect(await failureOf("{% for loop in [1] %}{% endfor %}")).toBe("TemplateAssertionError");
});
