/** What an answer says when a request is refused: always exactly these four properties. */
export interface Problem {
  readonly type: string;
  readonly title: string | null;
  readonly status: number;
  readonly detail: string | null;
}

/** The words of a refusal where they differ from the status's own. */
export interface ProblemWords {
  readonly title?: string | null;
  readonly detail?: string | null;
}

const DOCUMENTATION = "/docs/rest-api#section/Errors/";

const KINDS = {
  400: { name: "BadRequest", title: "Bad Request" },
  401: { name: "Unauthenticated", title: "Unauthorized" },
  403: { name: "PermissionDenied", title: "Forbidden" },
  404: { name: "NotFound", title: "Not Found" },
  405: { name: "MethodNotAllowed", title: "Method Not Allowed" },
  409: { name: "AlreadyExists", title: "Conflict" },
  413: { name: "BadRequest", title: "Content Too Large" },
  429: { name: "BadRequest", title: "Too Many Requests" },
  500: { name: "Unknown", title: "Internal Server Error" },
  503: { name: "Unknown", title: "Service Unavailable" },
} as const;

/** A status that an operation may refuse with. */
export type ProblemStatus = keyof typeof KINDS;

/** A refusal in the status's own words, or in the given ones. */
export function problemOf(status: ProblemStatus, words: ProblemWords = {}): Problem {
  const kind = KINDS[status];
  return {
    type: `${DOCUMENTATION}${kind.name}`,
    title: words.title === undefined ? kind.title : words.title,
    status,
    detail: words.detail ?? null,
  };
}

/** No route answers this path. Parity: whoever the caller is. */
export const PATH_NOT_FOUND: Problem = {
  type: "about:blank",
  title: "Not Found",
  status: 404,
  detail:
    "The requested URL was not found on the server. If you entered the URL manually please check your spelling and try again.",
};

/** A route answers this path, but not this method. */
export const METHOD_NOT_ALLOWED: Problem = {
  type: "about:blank",
  title: "Method Not Allowed",
  status: 405,
  detail: "The method is not allowed for the requested URL.",
};

/** A body that does not say that it is JSON. */
export function unsupportedMediaType(contentType: string): Problem {
  return {
    type: "about:blank",
    title: "Unsupported Media Type",
    status: 415,
    detail: `Invalid Content-type (${contentType}), expected JSON data`,
  };
}
