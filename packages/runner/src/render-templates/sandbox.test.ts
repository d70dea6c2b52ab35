import { expect, test } from "vitest";
import { failureOf, failuresBeside, printed, render } from "./template-sources.fixture.ts";

const SECRET_NAMES = ["constructor", "prototype", "__proto__", "__class__", "__defineGetter__", "__lookupGetter__"];

/** A connection of that name is asked for and is not there. */
const REFUSALS = ["UndefinedError", "SecurityError", "AirflowNotFoundException"];

const TARGETS = [
  "ti",
  "dag",
  "task",
  "dag_run",
  "conf",
  "var",
  "conn",
  "params",
  "macros",
  "macros.datetime",
  "macros.json",
  "macros.ds_add",
  "macros.timedelta(days=1)",
  "logical_date",
  "logical_date.date()",
  "range",
  "range(3)",
  "dict",
  "lipsum",
  "cycler('a')",
  "namespace(a=1)",
  "''",
  "1",
  "1.5",
  "true",
  "none",
  "[]",
  "{}",
  "(1,)",
  "''.upper",
  "[].append",
  "{}.items()",
  "([1] | map('string'))",
];

test.each(TARGETS)("nothing of JavaScript is reached from %s", async (target) => {
  for (const name of SECRET_NAMES) {
    expect(REFUSALS).toContain(await failureOf(`{{ ${target}.${name} }}`));
    expect(REFUSALS).toContain(await failureOf(`{{ ${target}['${name}'] }}`));
    expect(REFUSALS).toContain(await failureOf(`{{ ${target} | attr('${name}') }}`));
  }
});

test("the known ways out of a template engine lead nowhere", async () => {
  const attempts = [
    "{{ ti.constructor.constructor('return process')() }}",
    "{{ ''.constructor.constructor('return process')() }}",
    "{{ range.constructor('return globalThis')() }}",
    "{{ [].constructor.from('ab') }}",
    "{{ {}.__proto__.polluted }}",
    "{{ ''.__class__.__mro__[1].__subclasses__() }}",
    "{{ '{0.__class__.__init__.__globals__}'.format(dag) }}",
    "{{ '{0[constructor]}'.format(ti) }}",
    "{{ '%(constructor)s' % params }}",
    "{{ [ti] | map(attribute='constructor') | list | string ~ ti.constructor }}",
    "{{ params.toString() }}",
    "{{ params.hasOwnProperty('a') }}",
    "{{ globalThis }}",
    "{{ process.env }}",
    "{{ require('fs') }}",
    "{{ this }}",
    "{{ cycler.__init__.__globals__ }}",
    "{{ self.constructor }}",
    "{% macro m() %}{% endmacro %}{{ m.constructor }}",
    "{% for x in [1] %}{{ loop.constructor }}{% endfor %}",
  ];
  expect(await failuresBeside(["UndefinedError", "SecurityError", "KeyError"], attempts)).toEqual({});
});

test("names that begin with two underscores raise when their value is used", async () => {
  expect(await failureOf("{{ ds.__class__ }}")).toBe("SecurityError");
  expect(await failureOf("{{ dag.__dict__ }}")).toBe("SecurityError");
  expect(await failureOf("{% if ds.__class__ %}{% endif %}")).toBe("SecurityError");
  expect(await failureOf("{{ missing.__class__ }}")).toBe("SecurityError");
  expect(await printed("ds.__class__ is defined")).toBe("False");
});

test("keys of a map may have any name and change nothing outside it", async () => {
  const params = JSON.parse('{"constructor": "c", "__proto__": "p", "toString": "t"}') as Record<string, string>;
  expect(await printed("params.constructor ~ params['__proto__'] ~ params.toString", { params })).toBe("cpt");
  expect(await render("{% set d = {} %}{% do d.update({'__proto__': {'polluted': 1}}) %}{{ d }}")).toBe(
    "{'__proto__': {'polluted': 1}}",
  );
  expect(Object.prototype).not.toHaveProperty("polluted");
});

test("native values with any key are plain objects", async () => {
  const value = await render("{{ {'__proto__': {'polluted': 1}, 'constructor': 2} }}", {
    dag: { renderTemplateAsNativeObject: true },
  });
  expect(Object.getPrototypeOf(value)).toBe(Object.prototype);
  expect(Object.keys(value as object)).toEqual(["__proto__", "constructor"]);
});

test("author objects of a class show nothing to a template", async () => {
  class Client {
    readonly secret = "s";
  }
  const userDefinedMacros = { client: new Client() };
  expect(await failureOf("{{ client.secret }}", { userDefinedMacros })).toBe("UndefinedError");
  expect(await failureOf("{{ client.constructor }}", { userDefinedMacros })).toBe("UndefinedError");
});

test("work that would never end or fill the memory is refused", async () => {
  expect(await failureOf("{{ range(100001) }}")).toBe("OverflowError");
  expect(await failureOf("{{ 'a' * 1000000000 }}")).toBe("OverflowError");
  expect(await failureOf("{{ 9 ** (9 ** 9) }}")).toBe("OverflowError");
  expect(await failureOf("{{ '{:1000000000}'.format(1) }}")).toBe("ValueError");
  expect(await failureOf("{% macro f() %}{{ f() }}{% endmacro %}{{ f() }}")).toBe("RecursionError");
});

test("an author's macros and filters lead to nothing but what they give", async () => {
  const given = {
    userDefinedMacros: { shout: (text: string) => text.toUpperCase(), helper: { run: () => process.pid, list: [1] } },
    userDefinedFilters: { itself: (value: unknown) => value },
  };
  const attempts = [
    "{{ shout.constructor }}",
    "{{ shout.constructor('return process')() }}",
    "{{ shout.call }}",
    "{{ shout.bind(1) }}",
    "{{ shout.prototype }}",
    "{{ shout.caller }}",
    "{{ helper.constructor }}",
    "{{ helper['__proto__'] }}",
    "{{ helper.run.constructor('return process')() }}",
    "{{ helper.list.constructor }}",
    "{{ helper.list.push(2) }}",
    "{{ (shout | itself).constructor }}",
    "{{ shout.__globals__ }}",
    "{{ [shout] | map(attribute='constructor') | list | string ~ shout.constructor }}",
  ];
  expect(await failuresBeside(["UndefinedError", "SecurityError"], attempts, given)).toEqual({});
  expect(await render("{{ shout('a') ~ (helper.run() > 0) }}", given)).toBe("ATrue");
});

test("what a macro is given is a copy, so that it changes nothing of the run", async () => {
  const changed: unknown[] = [];
  const given = {
    params: { list: [1] },
    userDefinedMacros: { add: (list: unknown[]) => list.push(2), keep: (value: unknown) => void changed.push(value) },
  };
  expect(await render("{{ add(params.list) }}{{ params.list }}{{ keep(dag) }}", given)).toBe("2[1]None");
  expect(JSON.stringify(changed)).not.toContain("constructor");
});
