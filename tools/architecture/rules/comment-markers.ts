import type { Rule } from "../violation.ts";

const MARKER = /\b(TODO|FIXME|XXX|HACK)\b/;
const MARKER_WITH_ISSUE = /\bTODO\(#\d+\)/;
const LINT_EXCEPTION = /^\s*(oxlint|eslint)-disable/;
const LINT_EXCEPTION_WITH_REASON = /-- \S.{9,}/s;

/** Deferred work names its issue, and an exception from the linter its reason. */
export const commentMarkers: Rule = {
  name: "comment-markers",
  why: "A marker without an issue is never read again, and an exception without a reason is copied.",

  *check({ sources }) {
    for (const { path, comments } of sources) {
      for (const { text, line } of comments) {
        const marker = MARKER.exec(text.replaceAll(new RegExp(MARKER_WITH_ISSUE, "g"), ""));
        if (marker !== null) {
          yield { file: path, line, found: `${marker[0]} has no issue; write TODO(#123), or do it.` };
        }
        if (LINT_EXCEPTION.test(text) && !LINT_EXCEPTION_WITH_REASON.test(text)) {
          yield { file: path, line, found: "The exception from the linter has no reason; write it behind ` -- `." };
        }
      }
    }
  },
};
