import { escapeHtml } from "./escape-html.ts";

/** How links are written. */
export interface LinkOptions {
  /** The longest address that is shown whole; `null` for any. */
  readonly limit: number | null;
  readonly rel: string;
  readonly target: string | null;
  readonly extraSchemes: readonly string[];
}

const ADDRESS =
  /^(?:(?:https?:\/\/|www\.)(?:(?:[\p{L}\p{N}_%-]+\.)+)?(?:[a-z]{2,63}|xn--[\p{L}\p{N}_%]{2,59})|(?:[\p{L}\p{N}_%-]{2,63}\.)+(?:com|net|int|edu|gov|org|info|mil)|https?:\/\/(?:\d{1,3}(?:\.\d{1,3}){3}|\[(?:[\da-f]{0,4}:){2}(?:[\da-f]{0,4}:?){1,6}\]))(?::\d{1,5})?(?:[/?#]\S*)?$/iu;
const EMAIL = /^\S+@[\p{L}\p{N}_][\p{L}\p{N}_.-]*\.[\p{L}\p{N}_]+$/u;

/** Jinja's `urlize` of text whose HTML is escaped: addresses become links, the marks around them stay outside. */
export function linkUrls(escapedText: string, options: LinkOptions): string {
  return escapedText
    .split(/(\s+)/)
    .map((word) => linkWord(word, options))
    .join("");
}

function linkWord(word: string, options: LinkOptions): string {
  const head = /^(?:[(<]|&lt;)+/.exec(word)?.[0] ?? "";
  const rest = word.slice(head.length);
  const trailing = /(?:[)>.,\n]|&gt;)+$/.exec(rest)?.[0] ?? "";
  const { middle, tail } = balance(rest.slice(0, rest.length - trailing.length), trailing);
  return head + link(middle, options) + tail;
}

/** A closing mark whose opening one is in the address belongs to the address. */
function balance(address: string, trailing: string): { middle: string; tail: string } {
  let middle = address;
  let tail = trailing;
  for (const [open, close] of [
    ["(", ")"],
    ["<", ">"],
    ["&lt;", "&gt;"],
  ] as const) {
    const openCount = count(middle, open);
    if (openCount <= count(middle, close)) continue;
    for (let moved = Math.min(openCount, count(tail, close)); moved > 0; moved--) {
      const end = tail.indexOf(close) + close.length;
      middle += tail.slice(0, end);
      tail = tail.slice(end);
    }
  }
  return { middle, tail };
}

function count(text: string, part: string): number {
  return text.split(part).length - 1;
}

function link(word: string, { limit, rel, target, extraSchemes }: LinkOptions): string {
  const relation = rel === "" ? "" : ` rel="${escapeHtml(rel).value}"`;
  const window = target === null ? "" : ` target="${escapeHtml(target).value}"`;
  const shown = limit !== null && word.length > limit ? `${word.slice(0, limit)}...` : word;
  if (ADDRESS.test(word)) {
    const address = /^https?:\/\//.test(word) ? word : `https://${word}`;
    return `<a href="${address}"${relation}${window}>${shown}</a>`;
  }
  if (word.startsWith("mailto:") && EMAIL.test(word.slice(7))) return `<a href="${word}">${word.slice(7)}</a>`;
  if (/^(?!www\.|@)[^:]*@[^:]*$/.test(word) && EMAIL.test(word)) return `<a href="mailto:${word}">${word}</a>`;
  const hasScheme = extraSchemes.some((scheme) => word !== scheme && word.startsWith(scheme));
  return hasScheme ? `<a href="${word}"${relation}${window}>${word}</a>` : word;
}
