/** Characters that stand for themselves in pages, cookies and redirects. */
const PATH = /^(?:\/[\w.~-]+)*$/;

/** What the server itself has at its root: a path that begins so could not be told from it. */
const OWN = ["api", "api-reference", "assets", "command-api", "ui"];

/** The address, or a sentence about why the text cannot be that. */
type ReadBaseUrl =
  | { readonly kind: "value"; readonly value: string }
  | { readonly kind: "refused"; readonly sentence: string };

/** Where people reach the server, without a slash at its end; empty where nobody has said. */
export function readBaseUrl(name: string, text: string): ReadBaseUrl {
  const given = text.trim();
  if (given === "") return { kind: "value", value: "" };
  const refuse = (reason: string): ReadBaseUrl => ({ kind: "refused", sentence: `${name} is "${text}"; ${reason}.` });
  const url = URL.canParse(given) ? new URL(given) : null;
  const isAddress = url !== null && /^https?:$/.test(url.protocol) && `${url.search}${url.hash}${url.username}` === "";
  if (!isAddress) return refuse("it has to be an address as https://example.org/baram");
  const path = url.pathname.replace(/\/+$/, "");
  if (!PATH.test(path)) return refuse("its path may have letters, digits, and . _ ~ - between slashes");
  const [, first = ""] = path.split("/");
  if (OWN.includes(first)) return refuse(`its path may not begin with /${first}, which the server has itself`);
  return { kind: "value", value: url.origin + path };
}
