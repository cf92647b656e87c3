"""Teaches schemathesis what this API has that it does not know, and keeps it from ending the run itself."""

import hashlib
import json
import os
import re

import schemathesis

# What the run goes on working with, by the name of a path's parameter, and what is ended in its place.
KEPT = json.loads(os.environ["GATEHOUSE_FUZZ_KEPT"])
# Whose login ends instead of that of the run.
LEAVER = os.environ["GATEHOUSE_FUZZ_LEAVER"]
LEAVING = {("DELETE", "/v1/sessions"), ("DELETE", "/v1/sessions/current")}
# What makes it another request, beside its path, query and body.
TELLING_HEADERS = {"If-Match", "Gatehouse-Note"}
KEY = re.compile(r"[!-~]{1,255}")


@schemathesis.deserializer("application/x-ndjson")
def last_line(_context, response):
    """The last of the JSON lines, which has the result; each line is as the schema says."""
    lines = response.content.splitlines()
    if not lines and "content-disposition" in response.headers:
        raise NotImplementedError("an export of nothing, which no schema is about")
    return json.loads(lines[-1])


@schemathesis.hook
def before_call(_context, case, **_):
    if (case.method.upper(), case.path) in LEAVING and "Authorization" in case.headers:
        case.headers["Authorization"] = f"Bearer {LEAVER}"
    keep(case)
    tell_apart(case)


def keep(case):
    """An answer may have told the ids that nothing may happen to."""
    if case.method.upper() == "GET" or not case.path_parameters:
        return
    ended = re.findall(r"{(\w+)}", case.path)[-1:] if case.method.upper() == "DELETE" else []
    for name in {"operator", "session", *ended} & KEPT.keys() & case.path_parameters.keys():
        if case.path_parameters[name] in KEPT[name]["ids"]:
            case.path_parameters[name] = KEPT[name]["instead"]


def tell_apart(case):
    """Examples and generators give different requests the same key, which is refused: a request gets its own. The same
    request has the same key again, so that repetitions are tried too."""
    key = case.headers.get("Idempotency-Key") if case.headers else None
    if isinstance(key, str) and KEY.fullmatch(key):
        headers = sorted((name, value) for name, value in case.headers.items() if name in TELLING_HEADERS)
        request = repr((case.method, case.formatted_path, case.query, headers, case.media_type, case.body))
        case.headers["Idempotency-Key"] = key[:200] + "-" + hashlib.sha256(request.encode()).hexdigest()[:16]
