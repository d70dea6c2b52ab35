import type { EventStream } from "./event-stream.ts";
import { type Problem, type ProblemStatus, type ProblemWords, problemOf } from "./problem.ts";

/** What a route answers. */
export type Reply<Body> =
  | { readonly kind: "json"; readonly body: Body; readonly cookie?: string }
  | {
      readonly kind: "problem";
      readonly problem: Problem;
      /** After how long the same request may be tried again. */
      readonly retryAfterSeconds?: number;
    }
  | { readonly kind: "empty"; readonly status: 201 | 204 | 406; readonly cookie?: string }
  | { readonly kind: "text"; readonly status: number; readonly contentType: string; readonly text: string }
  /** Leads the browser to another page: one of this server by its path, or an address elsewhere. */
  | { readonly kind: "redirect"; readonly location: string; readonly cookies: readonly string[] }
  /** A text of any length. With a name the browser saves it. */
  | { readonly kind: "long-text"; readonly text: AsyncIterable<string>; readonly downloadName: string | null }
  /** Server-sent events until the browser leaves or the stream is closed. */
  | { readonly kind: "events"; readonly start: (stream: EventStream) => void };

/** Answers with JSON. */
export function ok<const Body>(body: Body): Reply<Body> {
  return { kind: "json", body };
}

/** Done; there is nothing to say. */
export function noContent(): Reply<never> {
  return { kind: "empty", status: 204 };
}

/** Answers with a short text. */
export function plainText(status: number, contentType: string, text: string): Reply<never> {
  return { kind: "text", status, contentType, text };
}

/** Refuses for now. */
function tooManyRequests(retryAfterSeconds: number, detail: string): Reply<never> {
  return { kind: "problem", problem: problemOf(429, { detail }), retryAfterSeconds };
}

/** Refuses a password without having looked at it. */
export function tooManyLogIns(retryAfterSeconds: number): Reply<never> {
  const seconds = retryAfterSeconds === 1 ? "1 second" : `${retryAfterSeconds} seconds`;
  return tooManyRequests(retryAfterSeconds, `Too many log-ins were refused. Try again in ${seconds}.`);
}

/** Refuses a password that nobody here knows, while those who may know it do not answer. */
export function directoryAway(): Reply<never> {
  const detail = "The directory that knows your password does not answer. Try again later, or tell whoever runs Baram.";
  return problem(503, { detail });
}

/** Refuses. */
export function problem(status: ProblemStatus, words: ProblemWords = {}): Reply<never> {
  return { kind: "problem", problem: problemOf(status, words) };
}
