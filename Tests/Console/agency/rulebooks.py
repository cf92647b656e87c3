"""What the clients' rules say: several versions of each layer, and term lists."""

WATCHED = "@mallory"

LISTS = {
    "our-spam": "golden ticket\nsecret discount\nlink in my bio\n",
    "blocked-users": "@spam.king\n7031415926535897932\n",
    "watched": f"{WATCHED}\n@trouble.maker\n",
    "friends": "@grandma\n@the.team\n",
}

# Only accounts of the dialect `business` can hide a comment until somebody has looked.
HOLD_LINKS = {
    "id": "held-links", "name": "Links to other places", "verdict": "hold", "labels": ["link"],
    "when": {"link": {"except": ["tiktok.com"]}},
    "examples": {"must_match": ["see www.example.com/win"], "must_pass": ["https://www.tiktok.com/@aurora.cooks"]}}

GATEWAY_RULES = {"rules": [
    {"id": "known-scams", "name": "Scams that every client knows", "verdict": "hide", "labels": ["scam"],
     "when": {"phrases": {"lists": ["our-spam"]}},
     "examples": {"must_match": ["a miracle pill for you"], "must_pass": ["a miracle"]}},
]}

FIRST = [
    {"id": "our-spam", "name": "Spam that we have seen before", "verdict": "hide", "labels": ["spam"],
     "when": {"phrases": {"lists": ["our-spam"]}}},
    {"id": "blocked", "name": "People we have blocked", "verdict": "hide", "when": {"users": {"lists": ["blocked-users"]}}},
]
SECOND = [
    {"id": "watched", "name": "People we look at twice", "verdict": "review", "labels": ["watched"],
     "when": {"users": {"lists": ["watched"]}}},
    {"id": "shouting", "name": "Shouting", "verdict": "review", "labels": ["tone"], "notify": True,
     "when": {"all": [{"capitals_ratio": {"above": 0.7}}, {"length": {"above": 20}}]},
     "examples": {"must_match": ["THIS IS THE WORST RECIPE EVER"], "must_pass": ["OK LOL"]}},
    {"id": "team", "name": "The team", "verdict": "allow", "when": {"users": {"lists": ["friends"]}}},
]
THIRD = [
    {"id": "any-link", "name": "Any link at all", "mode": "shadow", "verdict": "hide", "when": {"link": True}},
    {"id": "raffles", "name": "Raffles, until the autumn campaign", "mode": "off", "verdict": "hide",
     "expires_at": "2030-01-31T00:00:00Z", "when": {"words": ["raffle"]}},
    {"id": "emoji-storm", "name": "Nothing but emoji", "labels": ["emoji"], "when": {"emoji_only": True}},
]


EDITIONS = [("What we have always hidden", FIRST), ("Look twice at some", SECOND), ("Try links in the shadow first", THIRD)]


def begin(owner, tenants):
    """Term lists, and rules for the whole gateway and for one account."""
    owner.put("/v1/gateway/lists/our-spam", "miracle pill\ndouble your coins\n", If_Match="*")
    owner.put("/v1/gateway/rule-set", GATEWAY_RULES, If_Match="*")
    for tenant in tenants.values():
        for name, terms in LISTS.items():
            owner.put(f"/v1/tenants/{tenant['id']}/lists/{name}", terms, If_Match="*")
    aurora = tenants["aurora"]
    owner.put(f"/v1/tenants/{aurora['id']}/accounts/{aurora['accounts']['@aurora.bakes']}/rule-set", {"rules": [
        HOLD_LINKS,
        {"id": "raffle", "name": "No raffles under the baking videos", "verdict": "hold", "labels": ["raffle"],
         "when": {"words": ["raffle", "giveaway"]}},
    ]}, If_Match="*", Gatehouse_Note="The brand asked for it")


def edit(sessions, tenants, edition):
    """The next version of every tenant's rules."""
    note, more = EDITIONS[edition]
    for key, tenant in tenants.items():
        path = f"/v1/tenants/{tenant['id']}/rule-set"
        document = sessions["owner"].get(path)
        held = [HOLD_LINKS] if key == "nordlicht" and more is THIRD else []
        author = sessions["owner" if key == "casa" else "mara"]
        author.put(path, document | {"rules": [*held, *more, *document["rules"]]}, If_Match="*", Gatehouse_Note=note)
