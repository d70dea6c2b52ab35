import { TemplateError } from "../template-error.ts";
import { ExpressionParser } from "./expression-parser.ts";
import type { SyntaxOptions } from "./syntax-options.ts";
import type {
  AssignmentTarget,
  BlockStatement,
  Body,
  Expression,
  ForStatement,
  MacroSignature,
  Parameter,
  Statement,
  StatementNode,
  TemplateSyntax,
} from "./syntax-tree.ts";
import { TokenStream } from "./token-stream.ts";
import { tokenizeTemplate } from "./tokenize-template.ts";
import { namesIn } from "./walk-syntax.ts";

/** Reads a template, of a file if it has a name. A mistake in it is a TemplateSyntaxError that names the line. */
export function parseTemplate(source: string, syntax: SyntaxOptions, fileName: string | null = null): TemplateSyntax {
  return new StatementParser(new TokenStream(tokenizeTemplate(source, syntax)), fileName).parse();
}

class StatementParser {
  readonly #stream: TokenStream;
  readonly #expressions: ExpressionParser;
  readonly #blocks = new Map<string, BlockStatement>();
  readonly #openTags: string[] = [];
  readonly #fileName: string | null;

  constructor(stream: TokenStream, fileName: string | null) {
    this.#stream = stream;
    this.#fileName = fileName;
    this.#expressions = new ExpressionParser(stream);
  }

  parse(): TemplateSyntax {
    const body = this.#parseBody([]);
    return { body, blocks: this.#blocks };
  }

  /** Statements up to one of the end tags, whose name is the current token afterwards. */
  #parseBody(endTags: readonly string[]): Body {
    const body: Statement[] = [];
    while (this.#stream.current.kind !== "end") {
      const token = this.#stream.next();
      const place = { line: token.line, fileName: this.#fileName };
      if (token.kind === "data") {
        body.push({ kind: "text", text: token.text, ...place });
      } else if (token.kind === "variableStart") {
        body.push({ kind: "print", expression: this.#expressions.parseTuple(), ...place });
        this.#stream.expect("variableEnd", "the end of the expression");
      } else {
        if (this.#stream.isName(...endTags)) return body;
        for (const statement of this.#parseStatement(endTags)) body.push({ ...statement, ...place });
        this.#stream.expect("blockEnd", "the end of the statement");
      }
    }
    if (endTags.length > 0) this.#failUnclosed(endTags);
    return body;
  }

  /** The body of a statement: from the end of its tag to the end tag, which is left behind. */
  #parseBodyUntil(endTag: string): Body {
    const body = this.#parseBranch([endTag]);
    this.#stream.next();
    return body;
  }

  /** Like {@link #parseBodyUntil}, but leaves the end tag for the caller to look at. */
  #parseBranch(endTags: readonly string[]): Body {
    this.#stream.skipOperator(":");
    this.#stream.expect("blockEnd", "the end of the statement");
    return this.#parseBody(endTags);
  }

  #parseStatement(endTags: readonly string[]): readonly StatementNode[] {
    const tag = this.#stream.current;
    if (tag.kind !== "name") this.#stream.fail("tag name expected");
    const parse = this.#parsers.get(tag.text);
    if (parse === undefined) this.#failUnknownTag(tag.text, endTags);
    this.#openTags.push(tag.text);
    this.#stream.next();
    const statements = parse();
    this.#openTags.pop();
    return "kind" in statements ? [statements] : statements;
  }

  readonly #parsers: ReadonlyMap<string, () => StatementNode | readonly StatementNode[]> = new Map<
    string,
    () => StatementNode | readonly StatementNode[]
  >([
    ["if", () => this.#parseIf()],
    ["for", () => this.#parseFor()],
    ["set", () => this.#parseSet()],
    ["with", () => this.#parseWith()],
    ["macro", () => this.#parseMacro()],
    ["call", () => this.#parseCallBlock()],
    ["filter", () => this.#parseFilterBlock()],
    ["autoescape", () => this.#parseAutoescape()],
    ["do", () => ({ kind: "do", expression: this.#expressions.parseTuple() })],
    ["print", () => this.#parsePrint()],
    ["block", () => this.#parseBlock()],
    ["extends", () => ({ kind: "extends", template: this.#expressions.parseExpression() })],
    ["include", () => this.#parseInclude()],
    ["import", () => this.#parseImport()],
    ["from", () => this.#parseFromImport()],
  ]);

  #parseIf(): StatementNode {
    const branches: { test: Expression; body: Body }[] = [];
    for (;;) {
      const test = this.#expressions.parseTuple({ allowsCondition: false });
      branches.push({ test, body: this.#parseBranch(["elif", "else", "endif"]) });
      const end = this.#stream.next().text;
      if (end === "elif") continue;
      const otherwise = end === "else" ? this.#parseBodyUntil("endif") : [];
      return { kind: "if", branches, otherwise };
    }
  }

  #parseFor(): ForStatement {
    const target = this.#parseTarget({ endName: "in" });
    if (assigns(target, "loop")) {
      const reason = "Can't assign to special loop variable in for-loop target";
      throw new TemplateError("TemplateAssertionError", reason);
    }
    this.#stream.expectName("in");
    const iterable = this.#expressions.parseTuple({ allowsCondition: false, endName: "recursive" });
    const test = this.#stream.skipName("if") ? this.#expressions.parseExpression() : null;
    const isRecursive = this.#stream.skipName("recursive");
    const body = this.#parseBranch(["endfor", "else"]);
    const otherwise = this.#stream.next().text === "else" ? this.#parseBodyUntil("endfor") : [];
    return { kind: "for", target, iterable, test, isRecursive, body, otherwise };
  }

  #parseSet(): StatementNode {
    const target = this.#parseTarget({ allowsNamespace: true });
    if (this.#stream.skipOperator("=")) return { kind: "set", target, value: this.#expressions.parseTuple() };
    const filter = this.#expressions.parseFilters(null);
    return { kind: "setBlock", target, filter, body: this.#parseBodyUntil("endset") };
  }

  #parseWith(): StatementNode {
    const targets: AssignmentTarget[] = [];
    const values: Expression[] = [];
    while (this.#stream.current.kind !== "blockEnd") {
      if (targets.length > 0) this.#stream.expectOperator(",");
      targets.push(this.#parseTarget({}));
      this.#stream.expectOperator("=");
      values.push(this.#expressions.parseExpression());
    }
    return { kind: "with", targets, values, body: this.#parseBodyUntil("endwith") };
  }

  #parseMacro(): StatementNode {
    const name = this.#parseName();
    const parameters = this.#parseParameters();
    const body = this.#parseBodyUntil("endmacro");
    return { kind: "macro", name, signature: signatureOf(parameters, body), body };
  }

  #parseCallBlock(): StatementNode {
    const { line } = this.#stream.current;
    const parameters = this.#stream.isOperator("(") ? this.#parseParameters() : [];
    const call = this.#expressions.parseExpression();
    if (call.kind !== "call") this.#stream.fail("expected call", line);
    const body = this.#parseBodyUntil("endcall");
    return { kind: "callBlock", call, signature: signatureOf(parameters, body), body };
  }

  #parseParameters(): Parameter[] {
    const parameters: Parameter[] = [];
    this.#stream.expectOperator("(");
    while (!this.#stream.isOperator(")")) {
      if (parameters.length > 0) this.#stream.expectOperator(",");
      const name = this.#parseName();
      const hasDefault = this.#stream.skipOperator("=");
      if (!hasDefault && parameters.at(-1)?.default != null) {
        this.#stream.fail("non-default argument follows default argument");
      }
      parameters.push({ name, default: hasDefault ? this.#expressions.parseExpression() : null });
    }
    this.#stream.expectOperator(")");
    return parameters;
  }

  #parseFilterBlock(): StatementNode {
    const first = this.#expressions.parseFilter(null);
    const filter = this.#expressions.parseFilters(first) ?? first;
    return { kind: "filterBlock", filter, body: this.#parseBodyUntil("endfilter") };
  }

  #parseAutoescape(): StatementNode {
    const value = this.#expressions.parseExpression();
    return { kind: "autoescape", value, body: this.#parseBodyUntil("endautoescape") };
  }

  #parsePrint(): readonly StatementNode[] {
    const statements: StatementNode[] = [];
    while (this.#stream.current.kind !== "blockEnd") {
      if (statements.length > 0) this.#stream.expectOperator(",");
      statements.push({ kind: "print", expression: this.#expressions.parseExpression() });
    }
    return statements;
  }

  #parseBlock(): StatementNode {
    const { text: name, line } = this.#stream.expectName();
    const isScoped = this.#stream.skipName("scoped");
    const isRequired = this.#stream.skipName("required");
    if (this.#stream.isOperator("-")) {
      this.#stream.fail(
        "Block names must be valid identifiers and may not contain hyphens, use an underscore instead.",
      );
    }
    const body = this.#parseBodyUntil("endblock");
    if (isRequired && body.some((part) => part.kind !== "text" || part.text.trim() !== "")) {
      this.#stream.fail("Required blocks can only contain comments or whitespace");
    }
    this.#stream.skipName(name);
    if (this.#blocks.has(name)) {
      throw new TemplateError("TemplateAssertionError", `block '${name}' defined twice (line ${line})`);
    }
    const block: BlockStatement = { kind: "block", name, isScoped, isRequired, body };
    this.#blocks.set(name, block);
    return block;
  }

  #parseInclude(): StatementNode {
    const template = this.#expressions.parseExpression();
    const ignoresMissing = this.#isPair(["ignore"], "missing");
    if (ignoresMissing) this.#skipPair();
    return { kind: "include", template, ignoresMissing, withContext: this.#parseImportContext() ?? true };
  }

  #parseImport(): StatementNode {
    const template = this.#expressions.parseExpression();
    this.#stream.expectName("as");
    return { kind: "import", template, name: this.#parseName(), withContext: this.#parseImportContext() ?? false };
  }

  #parseFromImport(): StatementNode {
    const template = this.#expressions.parseExpression();
    this.#stream.expectName("import");
    const names: { name: string; alias: string }[] = [];
    let withContext = this.#parseImportContext();
    while (withContext === null) {
      const { text: name, line } = this.#stream.expectName();
      if (name.startsWith("_")) {
        const reason = `names starting with an underline can not be imported (line ${line})`;
        throw new TemplateError("TemplateAssertionError", reason);
      }
      names.push({ name, alias: this.#stream.skipName("as") ? this.#parseName() : name });
      withContext = this.#parseImportContext();
      if (withContext !== null || !this.#stream.skipOperator(",")) break;
      // A comma may end the list, so the words about the context may follow it.
      withContext = this.#parseImportContext();
    }
    return { kind: "fromImport", template, names, withContext: withContext ?? false };
  }

  /** `with context` or `without context`; `null` when neither is said. */
  #parseImportContext(): boolean | null {
    if (!this.#isPair(["with", "without"], "context")) return null;
    const isWith = this.#stream.isName("with");
    this.#skipPair();
    return isWith;
  }

  #isPair(first: readonly string[], second: string): boolean {
    const { following } = this.#stream;
    return this.#stream.isName(...first) && following.kind === "name" && following.text === second;
  }

  #skipPair(): void {
    this.#stream.next();
    this.#stream.next();
  }

  #parseName(): string {
    return asName(this.#stream.expectName().text) ?? this.#stream.fail("can't assign to a constant");
  }

  #parseTarget({ endName = "", allowsNamespace = false }): AssignmentTarget {
    const items: AssignmentTarget[] = [];
    let isTuple = false;
    for (;;) {
      if (this.#isTargetEnd(endName) && items.length > 0) break;
      items.push(this.#parseSingleTarget(allowsNamespace));
      if (!this.#stream.skipOperator(",")) break;
      isTuple = true;
    }
    const [first] = items;
    return isTuple || first === undefined ? { kind: "tuple", items } : first;
  }

  #isTargetEnd(endName: string): boolean {
    if (this.#stream.current.kind === "blockEnd" || this.#stream.isOperator(")", "=")) return true;
    return endName !== "" && this.#stream.isName(endName);
  }

  #parseSingleTarget(allowsNamespace: boolean): AssignmentTarget {
    if (this.#stream.skipOperator("(")) {
      const target = this.#parseTarget({});
      this.#stream.expectOperator(")");
      return target;
    }
    if (this.#stream.current.kind !== "name") this.#stream.failExpecting("a name to assign to");
    const name = this.#parseName();
    if (!allowsNamespace || !this.#stream.skipOperator(".")) return { kind: "name", name };
    return { kind: "namespace", name, attribute: this.#stream.expectName().text };
  }

  #failUnknownTag(name: string, endTags: readonly string[]): never {
    const open = this.#openTags.at(-1);
    const looking = endTags.length > 0 ? ` Jinja was looking for the following tags: ${quoteList(endTags)}.` : "";
    const innermost = open === undefined ? "" : ` The innermost block that needs to be closed is '${open}'.`;
    this.#stream.fail(`Encountered unknown tag '${name}'.${looking}${innermost}`);
  }

  #failUnclosed(endTags: readonly string[]): never {
    const open = this.#openTags.at(-1) ?? "";
    this.#stream.fail(
      `Unexpected end of template. Jinja was looking for the following tags: ${quoteList(endTags)}. ` +
        `The innermost block that needs to be closed is '${open}'.`,
    );
  }
}

function assigns(target: AssignmentTarget, name: string): boolean {
  return target.kind === "tuple" ? target.items.some((item) => assigns(item, name)) : target.name === name;
}

function quoteList(names: readonly string[]): string {
  return names.map((name) => `'${name}'`).join(" or ");
}

function asName(text: string): string | null {
  return /^(?:true|false|none|True|False|None)$/.test(text) ? null : text;
}

function signatureOf(parameters: readonly Parameter[], body: Body): MacroSignature {
  const names = namesIn(body, parameters);
  return {
    parameters,
    usesVarargs: names.has("varargs"),
    usesKwargs: names.has("kwargs"),
    usesCaller: names.has("caller"),
  };
}
