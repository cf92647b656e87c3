"""The agency's clients, with their accounts at TikTok."""

import dataclasses

SHARED_APP = {"client_key": "7364323437050855441", "secret": "shared-app-secret"}
AURORA_APP = {"client_key": "7364323437050855999", "secret": "aurora-app-secret"}
OPEN_APP = {"client_key": "open-app", "secret": "open-app-secret"}


@dataclasses.dataclass(frozen=True)
class Account:
    name: str
    dialect: str
    app: dict
    language: str
    comments: int

    @property
    def open_id(self):
        return self.name.removeprefix("@").replace(".", "-")


# By key: the tenant's name, the starter lists of its first rules, and its accounts.
CLIENTS = {
    "aurora": ("Aurora Cooks", ["en"], [
        Account("@aurora.cooks", "open", OPEN_APP, "en", 250),
        Account("@aurora.bakes", "business", AURORA_APP, "en", 90),
        Account("@aurora.drinks", "business", AURORA_APP, "en", 12),
    ]),
    "nordlicht": ("Nordlicht Outdoor", ["en"], [
        Account("@nordlicht", "business", SHARED_APP, "en", 60),
        Account("@nordlicht.kids", "business", SHARED_APP, "en", 20),
    ]),
    "casa": ("Casa Brava", ["es", "pt"], [
        Account("@casabrava", "open", OPEN_APP, "es", 70),
        Account("@casabrava.br", "open", OPEN_APP, "pt", 70),
    ]),
}
# Whose owner takes the authorisation back at the end.
DISCONNECTED = "@aurora.drinks"


def onboard(owner, tiktok):
    """Answers the tenants by key, each with `id`, `name` and its accounts' ids by name."""
    for app in (SHARED_APP, AURORA_APP, OPEN_APP):
        tiktok("POST", "apps", {"app_id": app["client_key"], "secret": app["secret"]})
    owner.post("/v1/apps", SHARED_APP | {"name": "The agency's app"})
    return {key: _onboard(owner, tiktok, *client) for key, client in CLIENTS.items()}


def _onboard(owner, tiktok, name, starter, accounts):
    own = AURORA_APP if any(account.app is AURORA_APP for account in accounts) else None
    made = owner.post("/v1/onboarding", {
        "name": name, "starter": starter, "register": True,
        "apps": [own | {"name": "Aurora's app"}] if own else [],
        "accounts": [_account(tiktok, account) for account in accounts],
    })
    failed = [entry for entry in made["accounts"] if entry["registration"]["status"] != "registered"]
    assert not failed, failed
    listed = owner.everything(f"/v1/tenants/{made['tenant']['id']}/accounts")
    return {"id": made["tenant"]["id"], "name": name, "accounts": {entry["name"]: entry["id"] for entry in listed}}


def _account(tiktok, account):
    tokens = tiktok("POST", "accounts", {
        "dialect": account.dialect, "open_id": account.open_id, "app_id": account.app["client_key"],
        "username": account.name.removeprefix("@"),
        # Longer than the agency's past, through which nobody renews the tokens of `open` accounts.
        "expires_in": 30 * 86_400})
    body = {"name": account.name, "dialect": account.dialect, "open_id": account.open_id,
            "access_token": tokens["access_token"]}
    if account.dialect == "business":
        body |= {"app": account.app["client_key"], "refresh_token": tokens["refresh_token"]}
    return body
