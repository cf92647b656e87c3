"""Who works at the agency."""

from . import totp
from .api import API, log_in

PASSWORD = "correct-horse-battery-9"

# Name, role, and the tenants granted by their keys in `clients.CLIENTS`.
STAFF = [
    ("mara", "manager", ["aurora", "nordlicht"]),
    ("jonas", "moderator", ["aurora", "nordlicht", "casa"]),
    ("ines", "moderator", ["aurora", "casa"]),
    ("vera", "viewer", ["aurora"]),
    ("theo", "moderator", ["aurora"]),
]
# Whose second factor is on.
WITH_SECOND_FACTOR = "theo"


def take_over(origin, one_time_password):
    """The owner's first login, with the change of password that it forces."""
    owner = log_in(origin, "owner", one_time_password)
    owner.post("/v1/operators/me/password", {"current_password": one_time_password, "new_password": PASSWORD})
    return owner


def hire(owner, tenants):
    for name, role, granted in STAFF:
        invitation = owner.post(
            "/v1/invitations", {"name": name, "role": role, "tenants": [tenants[key]["id"] for key in granted]})
        API(owner.origin).post("/v1/invitations/accept", {"code": invitation["code"], "password": PASSWORD})


def sign_in(origin, *names):
    """Sessions by name."""
    return {name: log_in(origin, name, PASSWORD) for name in names}


def settle_in(sessions, tenants):
    """What people set up for themselves. Answers the authenticator of who has a second factor."""
    sessions["owner"].post(
        "/v1/invitations", {"name": "newcomer", "role": "viewer", "tenants": [tenants["nordlicht"]["id"]]})
    for name in ("owner", "mara"):
        sessions[name].post("/v1/tokens", {"name": "Weekly figures", "scopes": ["reports:read", "events:read"]})
    return enrol(sessions[WITH_SECOND_FACTOR])


def enrol(session):
    secret = session.post("/v1/operators/me/second-factor", {"password": PASSWORD})["secret"]
    authenticator = totp.Authenticator(secret)
    session.post("/v1/operators/me/second-factor/confirm", {"code": authenticator.code()})
    return authenticator
