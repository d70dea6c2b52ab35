import { describe, expect, test } from "vitest";
import { failureOf, render } from "../template-sources.fixture.ts";

describe("a loop", () => {
  test("knows where it is", async () => {
    const text =
      "{% for x in 'ab' %}{{ loop.index }}{{ loop.index0 }}{{ loop.revindex }}{{ loop.first }}{{ loop.last }}" +
      "{{ loop.length }}{{ loop.cycle('o', 'e') }} {% endfor %}";
    expect(await render(text)).toBe("102TrueFalse2o 211FalseTrue2e ");
  });

  test("unpacks, filters and has an alternative", async () => {
    expect(await render("{% for k, (a, b) in [(1, (2, 3))] %}{{ k }}{{ a }}{{ b }}{% endfor %}")).toBe("123");
    expect(await render("{% for i in range(4) if i is odd %}{{ i }}{{ loop.length }}{% endfor %}")).toBe("1232");
    expect(await render("{% for x in [] %}a{% else %}empty{% endfor %}")).toBe("empty");
    expect(await failureOf("{% for a, b in [(1, 2, 3)] %}{% endfor %}")).toBe("ValueError");
    expect(await failureOf("{% for x in 5 %}{% endfor %}")).toBe("TypeError");
  });

  test("looks at its filter when it comes to an item, not before", async () => {
    const text =
      "{% set n = namespace(stop=false) %}{% for i in [1, 2, 3] if not n.stop %}{{ i }}" +
      "{% if i == 2 %}{% set n.stop = true %}{% endif %}{% endfor %}";
    expect(await render(text)).toBe("12");
  });

  test("descends into items of items", async () => {
    const text =
      "{% for x in [1, [2, [3]]] recursive %}{% if x is iterable %}({{ loop(x) }}){% else %}{{ x }}{% endif %}{% endfor %}";
    expect(await render(text)).toBe("1(2(3))");
  });

  test("knows its neighbors, which are undefined at the ends", async () => {
    expect(
      await render(
        "{% for x in [none, 2] %}{{ loop.previtem | default('-') }}{{ loop.nextitem | default('-') }}{% endfor %}",
      ),
    ).toBe("-2None-");
    expect(await failureOf("{% for x in [1] %}{{ loop.previtem }}{% endfor %}")).toBe("UndefinedError");
  });
});

describe("an assignment", () => {
  test("inside a loop does not leave it, one inside a condition does", async () => {
    expect(await render("{% set x = 1 %}{% for i in [1, 2] %}{% set x = x + 1 %}{{ x }}{% endfor %}{{ x }}")).toBe(
      "221",
    );
    expect(await render("{% if true %}{% set y = 1 %}{% endif %}{{ y }}")).toBe("1");
  });

  test("to a namespace leaves a loop", async () => {
    const text = "{% set ns = namespace(n=0) %}{% for i in [1, 2, 3] %}{% set ns.n = ns.n + i %}{% endfor %}{{ ns.n }}";
    expect(await render(text)).toBe("6");
    expect(await failureOf("{% set d = {} %}{% set d.a = 1 %}")).toBe("TemplateRuntimeError");
  });

  test("takes several values or what a block prints, and may hide a name of the context", async () => {
    expect(await render("{% set a, b = 1, none %}{{ a }}{{ b }}")).toBe("1None");
    expect(await render("{% set x | upper %}a{{ 1 }}{% endset %}{{ x }}")).toBe("A1");
    expect(await render("{% set ds = 'mine' %}{{ ds }}")).toBe("mine");
  });

  test("by with is seen inside only", async () => {
    expect(await render("{% set a = 5 %}{% with a = 1, b = a %}{{ a }}{{ b }}{% endwith %}{{ a }}")).toBe("155");
  });
});

describe("a macro", () => {
  test("has parameters with defaults, which None does not replace", async () => {
    expect(
      await render("{% macro f(a, b=2, c=a) %}{{ a }}{{ b }}{{ c }};{% endmacro %}{{ f(1) }}{{ f(1, none, c=3) }}"),
    ).toBe("121;1None3;");
  });

  test("takes more than its parameters only when it mentions varargs or kwargs", async () => {
    expect(await render("{% macro f() %}{{ varargs }}{{ kwargs }}{% endmacro %}{{ f(1, a=2) }}")).toBe("(1,){'a': 2}");
    expect(await failureOf("{% macro f() %}{% endmacro %}{{ f(1) }}")).toBe("TypeError");
    expect(await failureOf("{% macro f() %}{% endmacro %}{{ f(a=1) }}")).toBe("TypeError");
  });

  test("calls back the block it was called with", async () => {
    expect(await render("{% macro f() %}<{{ caller(1) }}>{% endmacro %}{% call(x) f() %}{{ x }}!{% endcall %}")).toBe(
      "<1!>",
    );
  });

  test("sees the names of the place where it is written", async () => {
    expect(await render("{% set x = 1 %}{% macro f() %}{{ x }}{{ ds }}{% endmacro %}{% set x = 2 %}{{ f() }}")).toBe(
      "22024-02-29",
    );
  });
});

test("filter blocks, do, raw and comments do what they say", async () => {
  expect(await render("{% filter upper | replace('A', 'b') %}a{{ 'x' }}{% endfilter %}")).toBe("bX");
  expect(await render("{% set l = [1] %}{% do l.append(2) %}{{ l }}")).toBe("[1, 2]");
  expect(await render("{% raw %}{{ x }}{% endraw %}{# {{ y }} #}")).toBe("{{ x }}");
});

test("HTML is escaped where a template asks for it", async () => {
  expect(await render("{% autoescape true %}{{ '<' }}{{ '<' | safe }}{% endautoescape %}{{ '<' }}")).toBe("&lt;<<");
});

describe("templates in files", () => {
  const files = {
    base: "[{% block a %}A{% endblock %}|{% block b %}B{% endblock %}]",
    middle: "{% extends 'base' %}{% block a %}m({{ super() }}){% endblock %}",
    macros: "{% set v = 1 %}{% set _private = 2 %}{% macro hi() %}{{ ds }}{% endmacro %}",
    part: "<{{ x | default('-') }}>{% set x = 9 %}",
    needy: "{% block a required %}{% endblock %}",
  };

  test("are extended block by block", async () => {
    expect(await render("{% extends 'middle' %}{% block a %}t({{ super() }}){% endblock %}ignored", { files })).toBe(
      "[t(m(A))|B]",
    );
    expect(await render("{% extends 'base' %}{% block b %}{{ self.a() }}{% endblock %}", { files })).toBe("[A|A]");
    expect(await failureOf("{% extends 'needy' %}", { files })).toBe("TemplateRuntimeError");
  });

  test("are included with the names of the place, and keep their own", async () => {
    expect(await render("{% set x = 3 %}{% include 'part' %}{{ x }}", { files })).toBe("<3>3");
    expect(await render("{% for x in [1, 2] %}{% include 'part' %}{% endfor %}", { files })).toBe("<1><2>");
    expect(await render("{% include 'none' ignore missing %}{% include ['none', 'part'] %}", { files })).toBe("<->");
  });

  test("are imported without the context unless it is asked for", async () => {
    expect(await failureOf("{% from 'macros' import hi %}{{ hi() }}", { files })).toBe("UndefinedError");
    expect(await render("{% from 'macros' import hi as h with context %}{{ h() }}", { files })).toBe("2024-02-29");
    expect(await render("{% import 'macros' as m %}{{ m.v }}{{ m._private is defined }}", { files })).toBe("1False");
  });

  test("that are not there are named", async () => {
    for (const text of ["{% include 'no' %}", "{% import 'no' as n %}", "{% extends 'no' %}"]) {
      expect(await failureOf(text, { files })).toBe("TemplateNotFound");
    }
  });
});
