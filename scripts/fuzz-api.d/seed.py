"""Fills a fresh gateway, so that paths can name things there are."""

import time

from gateway import PASSWORD, requests

# Things that a run deletes or disables, apart from those it goes on working with.
SPARE = 40

# Who logs out in the place of those who ask, by their roles.
LEAVERS = {"owner": "leaver-of-the-first-run", "manager": "leaver-of-the-second-run"}


def seed(gateway):
    """Answers who asks, and the values that names of parameters stand for."""
    owner = gateway.login("owner", gateway.one_time_password)
    owner("POST", "/v1/operators/me/password",
          {"current_password": gateway.one_time_password, "new_password": PASSWORD})
    tenant = owner("POST", "/v1/tenants", {"name": "Aurora Cooks"})["id"]
    base = f"/v1/tenants/{tenant}"
    known = {"tenant": [tenant], "layer": ["tenant", "account", "gateway"], "rule": ["spam-phrases", "local"]}
    add_accounts(gateway, owner, base, known)
    add_rules(owner, base, known)
    add_events(gateway, owner, base, known)
    manager = add_operators(gateway, owner, tenant, known)
    known["spare_tenant"] = [owner("POST", "/v1/tenants", {"name": f"Spare {n}"})["id"] for n in range(SPARE)]
    known["spare_account"] = [
        owner("POST", f"{base}/accounts", {"name": f"Spare {n}", "dialect": "open"})["id"] for n in range(SPARE)]
    known["spare_token"] = [
        owner("POST", "/v1/tokens", {"name": f"Spare {n}", "scopes": ["rules:read"]})["id"] for n in range(SPARE)]
    add_channels(gateway, owner, base, known)
    return {"owner": owner, "manager": manager}, known


def add_accounts(gateway, owner, base, known):
    tiktok(gateway, "apps", app_id="open-app", secret="open-app-secret")
    tiktok(gateway, "apps", app_id="business-app", secret="business-app-secret")
    tiktok(gateway, "accounts", dialect="open", open_id="aurora", app_id="open-app", username="aurora",
           access_token="act.aurora")
    tiktok(gateway, "accounts", dialect="business", open_id="shop", app_id="business-app", username="shop",
           access_token="act.shop")
    app = owner("POST", f"{base}/apps", {"name": "Own", "client_key": "business-app", "secret": "business-app-secret"})
    shared = owner("POST", "/v1/apps", {"name": "Shared", "client_key": "shared", "secret": "shared-app-secret"})
    accounts = [
        {"name": "Aurora", "dialect": "open", "open_id": "aurora", "access_token": "act.aurora"},
        {"name": "Shop", "dialect": "business", "open_id": "shop", "app_id": app["id"], "access_token": "act.shop"},
    ]
    known["app"] = [app["id"], shared["id"]]
    known["account"] = [owner("POST", f"{base}/accounts", account)["id"] for account in accounts]
    known["webhook"] = []
    for account in known["account"]:
        path = f"{base}/accounts/{account}/webhooks"
        known["webhook"].append(owner("POST", path, {"public_url": gateway.public})["id"])


def add_rules(owner, base, known):
    rules = {"rules": [{"id": "local", "verdict": "hide", "when": {"words": ["zap"]}}]}
    for place in ["/v1/gateway", f"{base}/accounts/{known['account'][0]}"]:
        for _ in range(2):
            owner("PUT", f"{place}/rule-set", rules, If_Match="*")
    owner("PUT", f"{base}/rule-set", owner("GET", f"{base}/rule-set"), If_Match="*")
    known["version"] = [1, 2]
    known["list"] = [f"spam-{n}" for n in range(SPARE)] + ["spam-en"]
    for name in known["list"]:
        for place in ["/v1/gateway", base]:
            owner("PUT", f"{place}/lists/{name}", "buy now\n", If_Match="*", Content_Type="text/plain")


def add_events(gateway, owner, base, known):
    for account, words in [("aurora", "please follow me"), ("shop", "follow me"), ("aurora", "lovely"), ("shop", "hi")]:
        tiktok(gateway, "comments", account=account, video_id="7377694258502880513", username="@eve", text=words)
    for _ in range(100):
        events = owner("GET", f"{base}/events")["items"]
        if len(events) >= 4:
            break
        time.sleep(0.1)
    known["event"] = [event["id"] for event in events]
    known["action"] = [action["id"] for action in owner("GET", f"{base}/actions")["items"]]
    created = next(event["id"] for event in events if event["decision"])
    owner("POST", f"{base}/events/{created}/review", {"verdict": "allow"})
    job = owner("POST", f"{base}/undo-jobs", {"version": 1, "from": time.strftime("%Y-%m-%dT00:00:00Z", time.gmtime())})
    known["undo"] = [job["id"]]


def add_channels(gateway, owner, base, known):
    channel = {"kind": "webhook", "target": f"{gateway.public}/health"}
    known["channel"] = [
        owner("POST", f"{place}/alert-channels", channel | {"name": f"Spare {n}"})["id"]
        for place in ["/v1/gateway", base] for n in range(10)]
    link = {"app_id": known["app"][0]}
    known["authorisation"] = [owner("POST", f"{base}/authorisations", link)["id"] for _ in range(SPARE)]


def add_operators(gateway, owner, tenant, known):
    def invite(name, role):
        return owner("POST", "/v1/invitations", {"name": name, "role": role, "tenants": [tenant]})

    def accept(invitation):
        body = {"code": invitation["code"], "password": PASSWORD}
        return owner("POST", "/v1/invitations/accept", body)["id"]

    known["operator"] = [accept(invite(f"spare-{n}", "viewer")) for n in range(10)]
    known["invitation"] = [invite(f"guest-{n}", "viewer")["id"] for n in range(SPARE)]
    accept(invite("manager", "manager"))
    for leaver in LEAVERS.values():
        accept(invite(leaver, "viewer"))
    return gateway.login("manager")


def tiktok(gateway, what, **body):
    answer = requests.post(f"{gateway.sandbox}/sandbox/{what}", json=body)
    if not answer.ok:
        raise SystemExit(f"fuzz-api: the sandbox answered {answer.status_code}: {answer.text}")
