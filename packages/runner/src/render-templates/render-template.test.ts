import { describe, expect, test } from "vitest";
import { renderTemplate, TemplateRenderer } from "./render-template.ts";
import { failureOf, printed, render, someSources } from "./template-sources.fixture.ts";

const NATIVE = { dag: { renderTemplateAsNativeObject: true } };

test("text without a template comes back as it is, but for one new line at its end", async () => {
  expect(await render("plain { text } }}")).toBe("plain { text } }}");
  expect(await render("line\n\n")).toBe("line\n");
  expect(await render("a\r\nb\r\n")).toBe("a\nb");
});

test("a result is not rendered again", async () => {
  expect(await render("{{ '{{ ds }}' }}")).toBe("{{ ds }}");
});

test("one template is rendered without a renderer of its own", async () => {
  expect(await renderTemplate("{{ ds }}", someSources())).toBe("2024-02-29");
});

describe("a template field", () => {
  const place = { field: "bashCommand", extensions: [".sh", ".bash"] };

  test("is read from a file when it ends with an extension of the operator", async () => {
    const renderer = new TemplateRenderer(someSources({ files: { "run.sh": "echo {{ ds }}\n" } }));
    expect(await renderer.renderField("run.sh", place)).toBe("echo 2024-02-29");
  });

  test("is plain text when a blank follows the extension or the letters differ in case", async () => {
    const renderer = new TemplateRenderer(someSources({ files: { "run.sh": "from file" } }));
    expect(await renderer.renderField("run.sh ", place)).toBe("run.sh ");
    expect(await renderer.renderField("run.SH", place)).toBe("run.SH");
    expect(await renderer.renderField("{{ 'run.sh' }}", place)).toBe("run.sh");
  });

  test("names itself, the file and the remedy when there is no such file", async () => {
    const renderer = new TemplateRenderer(someSources());
    await expect(renderer.renderField("none.sh", place)).rejects.toMatchObject({
      kind: "TemplateNotFound",
      place: { fieldName: "bashCommand", fileName: null, line: null },
      message: expect.stringContaining('there is no template file "none.sh"; a blank at its end') as string,
    });
  });

  test("names itself and the line in every error of its template", async () => {
    const renderer = new TemplateRenderer(someSources());
    await expect(renderer.renderField("first\n{{ nothing }}", place)).rejects.toThrow(
      `The template field "bashCommand" cannot be rendered (line 2). UndefinedError: 'nothing' is undefined`,
    );
  });

  test("names the file and its line, that of an included one or of the macro it calls too", async () => {
    const files = {
      "run.sh": "one\n{% include 'part.sh' %}",
      "part.sh":
        "{% from 'macros.sh' import shout %}\n\n{% if true %}\n{{ params.word + '' }}{{ shout('x') }}{% endif %}",
      "macros.sh": "{% macro shout(word) %}\n{{ word.loud() }}{% endmacro %}",
      "broken.sh": "echo\n{{ ds",
    };
    const render = (text: string, params = {}) =>
      new TemplateRenderer(someSources({ files, params })).renderField(text, place);
    await expect(render("run.sh")).rejects.toThrow(
      `(file "part.sh", line 4). UndefinedError: 'dict object' has no attribute 'word'`,
    );
    await expect(render("run.sh", { word: "a" })).rejects.toThrow('(file "macros.sh", line 2). UndefinedError');
    await expect(render("broken.sh")).rejects.toThrow(/\(file "broken.sh"\)\. TemplateSyntaxError: .*\(line 2\)/);
  });
});

describe("values from outside", () => {
  test("are fetched once for all templates of an attempt", async () => {
    const asked: string[] = [];
    const sources = someSources({
      getVariable: (key) => {
        asked.push(key);
        return Promise.resolve(key.toUpperCase());
      },
    });
    const renderer = new TemplateRenderer(sources);
    expect(await renderer.render("{{ var.value.a }}{{ var.value.b }}{{ var.value.a }}")).toBe("ABA");
    expect(await renderer.render("{{ var.value.a }}")).toBe("A");
    expect(asked).toEqual(["a", "b"]);
  });

  test("are not fetched by a template that does not use them", async () => {
    const getVariable = () => Promise.reject(new Error("asked"));
    expect(await render("{{ 'a' if true else var.value.x }}", { getVariable })).toBe("a");
  });

  test("do not make a template change a value twice", async () => {
    const text = "{% do params.list.append(1) %}{{ var.value.a }}{{ params.list }}";
    expect(await render(text, { params: { list: [] }, variables: { a: "v" } })).toBe("v[1]");
  });

  test("pass on the error of whoever could not give them", async () => {
    const getVariable = () => Promise.reject(new Error("The server is gone."));
    await expect(render("{{ var.value.a }}", { getVariable })).rejects.toThrow("The server is gone.");
  });
});

describe("author macros and filters", () => {
  const userDefinedMacros = { greeting: "hello", double: (value: number) => value * 2, numbers: [1, 2] };
  const userDefinedFilters = {
    surround: (text: string, { with: mark = "*" }: { with?: string } = {}) => `${mark}${text}${mark}`,
  };

  test("are called with JavaScript values, names as a last object", async () => {
    const given = { userDefinedMacros, userDefinedFilters };
    expect(await render("{{ greeting }} {{ double(21) }} {{ numbers | sum }}", given)).toBe("hello 42 3");
    expect(await render("{{ 'x' | surround }}{{ 'x' | surround(with='-') }}", given)).toBe("*x*-x-");
  });

  test("are hidden by names of the context", async () => {
    expect(await printed("ds", { userDefinedMacros: { ds: "mine" } })).toBe("2024-02-29");
  });

  test("are not called with a name that is not there, unless such names are allowed", async () => {
    const given = { userDefinedMacros: { shout: (text?: string) => text?.toUpperCase() ?? "nobody" } };
    await expect(render("{{ shout(missing) }}", given)).rejects.toThrow("'missing' is undefined");
    expect(await render("{{ shout(missing | default('a')) }}", given)).toBe("A");
    expect(await render("{{ shout(missing) }}", { ...given, templateOptions: { undefinedKind: "default" } })).toBe(
      "nobody",
    );
  });

  test("give a value at once", async () => {
    const later = () => Promise.resolve(1);
    expect(await failureOf("{{ later() }}", { userDefinedMacros: { later } })).toBe("TypeError");
  });

  test("may throw errors of their own", async () => {
    const failing = () => {
      throw new RangeError("mine");
    };
    await expect(render("{{ failing() }}", { userDefinedMacros: { failing } })).rejects.toThrow(RangeError);
  });
});

describe("native rendering", () => {
  test("gives the value of a single expression as it is", async () => {
    const given = { ...NATIVE, params: { n: 3, list: [1, { a: null }], yes: true } };
    expect(await render("{{ params.n }}", given)).toBe(3);
    expect(await render("{{ params.list }}", given)).toEqual([1, { a: null }]);
    expect(await render("{{ none }}", given)).toBeNull();
    expect(await render("{{ logical_date }}", given)).toEqual(new Date("2024-02-29T00:00:00Z"));
    expect(await render("{{ macros.timedelta(days=1) }}", given)).toBe(86_400);
    expect(await render("{{ missing }}", given)).toBeUndefined();
  });

  test("reads text as a Python literal where it is one", async () => {
    expect(await render("{{ ds_nodash }}", NATIVE)).toBe(20_240_229);
    expect(await render("{{ ds }}", NATIVE)).toBe("2024-02-29");
    expect(await render("[1, {'a': (True, None)}]", NATIVE)).toEqual([1, { a: [true, null] }]);
    expect(await render("{1, 2}", NATIVE)).toEqual(new Set([1, 2]));
    expect(await render("{{ 1 }},{{ 2 }}", NATIVE)).toEqual([1, 2]);
    expect(await render("'it' \"s\"", NATIVE)).toBe("its");
    expect(await render("0x10", NATIVE)).toBe(16);
    expect(await render("5\n", NATIVE)).toBe(5);
  });

  test("keeps text that is no literal, or begins with a blank", async () => {
    for (const text of ["true", "null", "05", "1+1", "text", " 5", "[1, 2", "--5", "1 2"]) {
      expect(await render(text, NATIVE)).toBe(text);
    }
  });
});

test("an undefined name can be lenient, chainable or shown", async () => {
  const lenient = { templateOptions: { undefinedKind: "default" } } as const;
  expect(await render("{{ a }}|{% for x in a %}{% endfor %}{{ a or 'd' }}", lenient)).toBe("|d");
  expect(await failureOf("{{ a.b }}", lenient)).toBe("UndefinedError");
  expect(await printed("a.b.c", { templateOptions: { undefinedKind: "chainable" } })).toBe("");
  expect(await printed("a", { templateOptions: { undefinedKind: "debug" } })).toBe("{{ a }}");
});

test("a Dag can choose delimiters, white space rules and escaping", async () => {
  expect(await render("[[ ds ]] {{ ds }}", { templateOptions: { variableStart: "[[", variableEnd: "]]" } })).toBe(
    "2024-02-29 {{ ds }}",
  );
  const trimmed = { templateOptions: { trimBlocks: true, lstripBlocks: true, keepTrailingNewline: true } };
  expect(await render("a\n  {% if true %}\nb\n  {% endif %}\nc\n", trimmed)).toBe("a\nb\nc\n");
  expect(await printed("'<' ~ '>'", { templateOptions: { autoescape: true } })).toBe("&lt;&gt;");
});
