"""What schemathesis is told beside the OpenAPI document: no refusal may show where in the code it was made."""

import re

import schemathesis

STACK_FRAME = re.compile(r"(^|\n|\\n)\s+at .+[.](js|ts|mjs|cjs):\d+|node:internal/")


@schemathesis.hook
def before_call(ctx, case, kwargs):
    """Lets no request wait for a run, unless it says for how long in a way that is refused."""
    if case.path.endswith("/wait"):
        timeout = str((case.query or {}).get("timeout", "50"))
        if timeout.isdigit():
            case.query = {**(case.query or {}), "timeout": "0"}


@schemathesis.check
def no_stack_trace(ctx, response, case):
    """Fails a refusal whose text has a line of a stack trace."""
    text = response.content.decode("utf-8", errors="replace")
    if response.status_code >= 400 and STACK_FRAME.search(text):
        raise AssertionError(f"The refusal shows a stack trace: {text[:500]}")
