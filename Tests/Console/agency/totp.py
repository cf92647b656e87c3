"""The codes of an authenticator app: RFC 6238 with SHA-1, six digits and 30 seconds."""

import base64
import hashlib
import hmac
import struct
import time

PERIOD = 30


def code(secret, at=None):
    period = int((time.time() if at is None else at) // PERIOD)
    return code_of(secret, period)


def code_of(secret, period):
    key = base64.b32decode(secret + "=" * (-len(secret) % 8))
    digest = hmac.new(key, struct.pack(">Q", period), hashlib.sha1).digest()
    offset = digest[-1] & 15
    number = struct.unpack(">I", digest[offset:offset + 4])[0] & 0x7FFFFFFF
    return f"{number % 1_000_000:06}"


class Authenticator:
    """Never gives the same code twice, because each is good once: it goes on to the next period's, which counts already."""

    def __init__(self, secret):
        self.secret = secret
        self.last = 0

    def code(self):
        self.last = max(self.last + 1, int(time.time() // PERIOD) - 1)
        while self.last > time.time() // PERIOD + 1:
            time.sleep(0.2)
        return code_of(self.secret, self.last)
