"""JSON over HTTP, for the admin API and the stand-in TikTok's controls."""

import http.client
import json
import urllib.error
import urllib.parse
import urllib.request


class Refused(Exception):
    """Anything but success. Seeding must not fail halfway, so nobody catches it but who expects it."""

    def __init__(self, method, path, status, text):
        super().__init__(f"{method} {path} answered {status}: {text}")
        self.status = status
        self.code = (json.loads(text) if text.startswith("{") else {}).get("code")


class API:
    """Calls with one bearer token, or with none."""

    def __init__(self, origin, token=None):
        self.origin = origin
        self.token = token

    def get(self, path, **query):
        wanted = {name: value for name, value in query.items() if value is not None}
        return self.send("GET", path + (f"?{urllib.parse.urlencode(wanted)}" if wanted else ""))

    def post(self, path, body=None):
        return self.send("POST", path, body)

    def put(self, path, body, **headers):
        return self.send("PUT", path, body, headers)

    def patch(self, path, body):
        return self.send("PATCH", path, body)

    def send(self, method, path, body=None, headers=None):
        headers = {name.replace("_", "-"): value for name, value in (headers or {}).items()}
        if self.token:
            headers["Authorization"] = f"Bearer {self.token}"
        data = None
        if body is not None:
            headers.setdefault("Content-Type", "text/plain" if isinstance(body, str) else "application/json")
            data = (body if isinstance(body, str) else json.dumps(body)).encode()
        request = urllib.request.Request(self.origin + path, data, headers, method=method)
        try:
            with urllib.request.urlopen(request, timeout=60) as answer:
                text = answer.read().decode()
                return json.loads(text) if "json" in answer.headers.get("Content-Type", "") else text
        except urllib.error.HTTPError as error:
            raise Refused(method, path, error.code, error.read().decode()) from None

    def everything(self, path, **query):
        """All items of a list, page by page."""
        items, cursor = [], None
        while True:
            page = self.get(path, cursor=cursor, **query)
            items += page["items"]
            cursor = page.get("next")
            if not cursor:
                return items


def log_in(origin, name, password, code=None):
    login = API(origin).post("/v1/sessions", {"name": name, "password": password} | ({"code": code} if code else {}))
    return API(origin, login["token"])


class TikTok:
    """The stand-in's controls. One connection serves all comments, which come by the hundred."""

    def __init__(self, origin):
        self.origin = origin
        self.connection = http.client.HTTPConnection(urllib.parse.urlsplit(origin).netloc, timeout=120)

    def __call__(self, method, path, body=None):
        self.connection.request(method, f"/sandbox/{path}", None if body is None else json.dumps(body))
        answer = self.connection.getresponse()
        text = answer.read().decode()
        if answer.status >= 300:
            raise Refused(method, path, answer.status, text)
        return json.loads(text) if text else None

    def until_idle(self):
        """Until every delivery has been taken."""
        self("GET", "idle?timeout=60")
