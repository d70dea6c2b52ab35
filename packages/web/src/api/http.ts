import { serverPath } from "./base-path.ts";

/** An error answer of the server: a problem document, or what is known where there is none. */
export class ApiProblem extends Error {
  override readonly name = "ApiProblem";
  /** The HTTP status; 0 when the server did not answer. */
  readonly status: number;
  readonly title: string;
  readonly detail: string | null;

  constructor({ status, title, detail }: { status: number; title: string; detail: string | null }) {
    super(detail ?? title);
    this.status = status;
    this.title = title;
    this.detail = detail;
  }
}

/** A query of an address; what is `undefined`, `null` or empty is left out. */
export type Query = Readonly<Record<string, string | number | boolean | null | undefined>>;

interface Change {
  readonly method: "POST" | "PATCH" | "DELETE";
  readonly path: string;
  readonly body?: unknown;
}

const CSRF_HEADER = "X-CSRF-Token";

let csrfToken: string | null = null;
let onLoggedOut: () => void = () => {};

/** Remembers the token that every change made with the session cookie must carry. */
export function rememberCsrfToken(token: string): void {
  csrfToken = token;
}

/** Says what happens when the server answers that nobody is logged in. */
export function whenLoggedOut(listener: () => void): void {
  onLoggedOut = listener;
}

/** A path of the server with its query, as the browser asks for it. */
export function addressOf(path: string, query: Query = {}): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (value !== undefined && value !== null && value !== "") search.set(name, String(value));
  }
  const text = search.toString();
  const address = serverPath(path);
  return text === "" ? address : `${address}?${text}`;
}

/** A path from parts that may hold any character: each `{}` takes the next one, encoded. */
export function pathOf(template: string, ...parts: readonly (string | number)[]): string {
  const rest = [...parts];
  return template.replaceAll("{}", () => encodeURIComponent(String(rest.shift() ?? "")));
}

/** Reads JSON from the server. `Answer` is the contract's word for it: the server is ours. */
export async function read<Answer>(path: string, query: Query = {}, signal?: AbortSignal): Promise<Answer> {
  return exchange<Answer>(addressOf(path, query), { method: "GET", ...(signal === undefined ? {} : { signal }) });
}

/** Sends a change to the server, with the CSRF token of the session. */
export async function change<Answer>({ method, path, body }: Change): Promise<Answer> {
  const headers = new Headers();
  if (csrfToken !== null) headers.set(CSRF_HEADER, csrfToken);
  if (body !== undefined) headers.set("Content-Type", "application/json");
  return exchange<Answer>(serverPath(path), {
    method,
    headers,
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
}

async function exchange<Answer>(address: string, init: RequestInit): Promise<Answer> {
  const response = await answerOf(address, init);
  if (!response.ok) throw await problemOf(response);
  const text = await response.text();
  // Answers without a body belong to changes, whose callers ask for nothing.
  return (text === "" ? null : JSON.parse(text)) as Answer;
}

async function answerOf(address: string, init: RequestInit): Promise<Response> {
  try {
    return await fetch(address, { ...init, credentials: "same-origin" });
  } catch (error) {
    if (error instanceof DOMException && error.name === "AbortError") throw error;
    throw new ApiProblem({ status: 0, title: "The server did not answer.", detail: null });
  }
}

async function problemOf(response: Response): Promise<ApiProblem> {
  const problem = parseProblem(await response.text());
  if (response.status === 401 && !response.url.endsWith("/ui/login")) onLoggedOut();
  return new ApiProblem({
    status: response.status,
    title: problem.title ?? `The server answered ${response.status}.`,
    detail: problem.detail ?? null,
  });
}

function parseProblem(text: string): { readonly title?: string; readonly detail?: string } {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null ? value : {};
  } catch {
    // A proxy on the way may answer with a page instead of a problem document.
    return {};
  }
}
