"""What schemathesis is told beside the OpenAPI document: no refusal may show where in the code it was made."""

import re

import schemathesis

STACK_FRAME = re.compile(r"(^|\n|\\n)\s+at .+[.](js|ts|mjs|cjs):\d+|node:internal/")


@schemathesis.check
def no_stack_trace(ctx, response, case):
    """Fails a refusal whose text has a line of a stack trace."""
    text = response.content.decode("utf-8", errors="replace")
    if response.status_code >= 400 and STACK_FRAME.search(text):
        raise AssertionError(f"The refusal shows a stack trace: {text[:500]}")
