import { type SqlToken, scanSql } from "./scan-sql.ts";
import type { SqlSyntax } from "./sql-syntax.ts";

/** What may hold further statements between BEGIN and END. */
const WITH_BODY: ReadonlySet<string> = new Set(["TRIGGER", "FUNCTION", "PROCEDURE"]);

/**
 * The statements of a text, without the semicolons between them. What has nothing but comments in it is no statement.
 *
 * A semicolon in a text, an identifier, a comment or the body of a trigger, function or procedure separates nothing.
 */
export function splitStatements(sql: string, syntax: SqlSyntax): readonly string[] {
  const statements: string[] = [];
  let pieces: SqlToken[] = [];
  let body = NO_BODY;
  const end = () => {
    const isStatement = pieces.some(({ kind }) => kind !== "space" && kind !== "comment");
    if (isStatement)
      statements.push(
        pieces
          .map(({ text }) => text)
          .join("")
          .trim(),
      );
    pieces = [];
    body = NO_BODY;
  };
  for (const token of scanSql(sql, syntax)) {
    if (token.kind === "separator" && body.depth === 0) {
      end();
      continue;
    }
    pieces.push(token);
    if (token.kind === "word") body = afterWord(body, token.text.toUpperCase());
  }
  end();
  return statements;
}

/** How deep within the body of a statement its words are. */
interface Body {
  readonly first: string | null;
  /** Whether the statement makes something that has a body. */
  readonly hasBody: boolean;
  readonly depth: number;
}

const NO_BODY: Body = { first: null, hasBody: false, depth: 0 };

function afterWord({ first, hasBody, depth }: Body, word: string): Body {
  if (first === null) return { first: word, hasBody, depth };
  if (!hasBody) return { first, hasBody: first === "CREATE" && WITH_BODY.has(word), depth };
  if (word === "BEGIN" || (word === "CASE" && depth > 0)) return { first, hasBody, depth: depth + 1 };
  return { first, hasBody, depth: word === "END" ? Math.max(0, depth - 1) : depth };
}
