"""What goes wrong at a real gateway: calls that TikTok refuses, deliveries that nobody can use, a lost authorisation."""

import hashlib
import hmac
import json
import time
import urllib.request

from . import comments
from .api import TikTok
from .clients import AURORA_APP, CLIENTS, DISCONNECTED

REFUSED_TEXTS = ["golden ticket, last chance", "golden ticket, really the last", "secret discount for fans"]


def happen(owner, tiktok, public, tenants):
    aurora = tenants["aurora"]
    # A fault strikes whoever calls next, so nobody else may be about to.
    for tenant in tenants.values():
        until(lambda: not owner.get(f"/v1/tenants/{tenant['id']}/actions", state="requested")["items"])
    _dead_letters(owner, tiktok, f"/v1/tenants/{aurora['id']}")
    _parked(public, owner.get(f"/v1/tenants/{aurora['id']}/accounts/{aurora['accounts']['@aurora.bakes']}"))
    _disconnect(owner, tiktok, f"/v1/tenants/{aurora['id']}/accounts/{aurora['accounts'][DISCONNECTED]}")
    for place in ("/v1/gateway", f"/v1/tenants/{aurora['id']}"):
        owner.post(f"{place}/alert-channels", {
            "name": "On call", "kind": "webhook", "target": f"{public}/health",
            "quiet_hours": {"from": "22:00", "to": "07:00", "time_zone": "Europe/Lisbon"}})


def _dead_letters(owner, tiktok: TikTok, base):
    cooks, bakes, _ = CLIENTS["aurora"][2]
    for account, endpoint, code in [(bakes, "/business/comment/hide/", "40130"),
                                    (cooks, "/v2/video/comment/delete/", "invalid_params")]:
        before = len(owner.everything(f"{base}/dead-letters"))
        tiktok("POST", "faults", {"kind": "code", "code": code, "endpoint": endpoint, "count": len(REFUSED_TEXTS)})
        for text in REFUSED_TEXTS:
            comments.post(tiktok, account, text)
        until(lambda: len(owner.everything(f"{base}/dead-letters")) >= before + len(REFUSED_TEXTS))


def _parked(public, account):
    """Rightly signed, but of no use: of an account that is not here, and in a form that nobody knows."""
    now = int(time.time())
    comment = {"comment_id": 7377694258502880513, "video_id": 7377694258502880513, "comment_type": "comment",
               "comment_action": "insert", "timestamp": now * 1000, "unique_identifier": "somebody", "text": "hello"}
    for open_id, content in [("somebody-else", json.dumps(comment)), (account["open_id"], json.dumps({"new": "form"})),
                             (account["open_id"], "no JSON at all")]:
        body = json.dumps({
            "client_key": AURORA_APP["client_key"], "event": "comment.update", "create_time": now,
            "user_openid": open_id, "content": content}).encode()
        signature = hmac.new(AURORA_APP["secret"].encode(), f"{now}.".encode() + body, hashlib.sha256).hexdigest()
        urllib.request.urlopen(urllib.request.Request(
            public + account["webhook_path"], body,
            {"Content-Type": "application/json", "Tiktok-Signature": f"t={now},s={signature}"}))


def _disconnect(owner, tiktok, path):
    tiktok("POST", f"accounts/{DISCONNECTED.removeprefix('@').replace('.', '-')}/revoke", {"reason": 1})
    until(lambda: not owner.get(path)["connected"])


def until(holds, seconds=60):
    for _ in range(seconds * 5):
        if holds():
            return
        time.sleep(0.2)
    raise TimeoutError("what was waited for did not come")
