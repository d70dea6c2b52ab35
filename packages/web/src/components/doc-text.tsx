import { createElement, Fragment, type ReactNode, useMemo } from "react";
import { CodeText } from "./code-text.tsx";
import { type Block, type Inline, markdownBlocks } from "./markdown-blocks.ts";
import "./doc-text.css";

/** A heading of the page stands above each of an author's. */
const [HIGHEST_HEADING, LOWEST_HEADING] = [3, 6];

/** What an author wrote about a Dag or a task, as Markdown; HTML in it is shown as text. */
export function DocText({ text }: { readonly text: string }) {
  const blocks = useMemo(() => markdownBlocks(text), [text]);
  return (
    <div className="doc-text">
      {blocks.map((block, index) => (
        <Fragment key={index}>{renderBlock(block)}</Fragment>
      ))}
    </div>
  );
}

function renderBlock(block: Block): ReactNode {
  switch (block.kind) {
    case "heading": {
      const level = Math.min(block.level + HIGHEST_HEADING - 1, LOWEST_HEADING);
      return createElement(`h${level}`, { className: "doc-heading" }, renderParts(block.parts));
    }
    case "paragraph":
      return <p>{renderParts(block.parts)}</p>;
    case "quote":
      return <blockquote>{renderParts(block.parts)}</blockquote>;
    case "list": {
      const items = block.items.map((item, index) => <li key={index}>{renderParts(item)}</li>);
      return block.isOrdered ? <ol>{items}</ol> : <ul>{items}</ul>;
    }
    case "table":
      return <DocTable head={block.head} rows={block.rows} />;
    case "code":
      return <CodeText code={block.text} />;
    case "rule":
      return <hr />;
  }
}

function DocTable({ head, rows }: Omit<Extract<Block, { kind: "table" }>, "kind">) {
  return (
    <table>
      <thead>
        <tr>
          {head.map((cell, index) => (
            <th key={index}>{renderParts(cell)}</th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row, place) => (
          <tr key={place}>
            {row.map((cell, index) => (
              <td key={index}>{renderParts(cell)}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function renderParts(parts: readonly Inline[]): ReactNode {
  return parts.map((part, index) => <Fragment key={index}>{renderPart(part)}</Fragment>);
}

function renderPart(part: Inline): ReactNode {
  switch (part.kind) {
    case "text":
      return part.text;
    case "code":
      return <code>{part.text}</code>;
    case "strong":
      return <b>{renderParts(part.parts)}</b>;
    case "emphasis":
      return <em>{renderParts(part.parts)}</em>;
    case "link":
      return (
        <a className="link" href={part.address} target="_blank" rel="noreferrer noopener">
          {renderParts(part.parts)}
        </a>
      );
  }
}
