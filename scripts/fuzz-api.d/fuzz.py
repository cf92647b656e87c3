"""Runs schemathesis against a gateway of its own, as each kind of operator. Ends with 1 where it finds anything."""

import json
import os
import pathlib
import subprocess
import sys

from configuration import configuration
from gateway import Gateway
from seed import LEAVERS, seed

ROOT = pathlib.Path(__file__).resolve().parents[2]
FEWEST_REQUESTS = 20_000
EXAMPLES = {"owner": 40, "manager": 20}
# Of what is answered, at most so much may be 401: an operator who has lost the session tries nothing.
MOST_UNAUTHENTICATED = 0.2


def main(arguments):
    failed = []
    with Gateway() as gateway:
        who, known = seed(gateway)
        # All at once, before those of the run use up what logins are allowed.
        leavers = {role: gateway.login(LEAVERS[role]).token for role in who}
        kept = what_is_kept(who, known)
        before = gateway.answered()
        for role, client in who.items():
            settings = pathlib.Path(gateway.folder.name, f"{role}.toml")
            settings.write_text(configuration(known, client.token, EXAMPLES[role]))
            print(f"fuzz-api: as {role}", flush=True)
            run = subprocess.run(
                [pathlib.Path(sys.executable).with_name("schemathesis"), "--config-file", settings, "run",
                 ROOT / "admin" / "openapi.yaml", "--url", gateway.admin, *arguments], cwd=gateway.folder.name,
                env=os.environ | {"GATEHOUSE_FUZZ_KEPT": kept, "GATEHOUSE_FUZZ_LEAVER": leavers[role]})
            if run.returncode:
                failed.append(role)
            client("GET", "/v1/sessions/current")
        statuses = gateway.answered() - before
    count = statuses.total()
    print("fuzz-api: " + ", ".join(f"{status}: {times}" for status, times in sorted(statuses.items())))
    print(f"fuzz-api: {count} requests; " + (f"findings as {', '.join(failed)}" if failed else "nothing found"))
    if statuses[401] > MOST_UNAUTHENTICATED * count:
        print("fuzz-api: too many of them came without a session to say much")
        return 1
    if not arguments and count < FEWEST_REQUESTS:
        print(f"fuzz-api: fewer than {FEWEST_REQUESTS} requests say too little")
        return 1
    return 1 if failed else 0


def what_is_kept(who, known):
    """Those who ask and what they work with, by the name of the parameter, and what may be ended instead."""
    current = [client("GET", "/v1/sessions/current") for client in who.values()]
    return json.dumps({
        "operator": {"ids": [answer["operator"]["id"] for answer in current], "instead": known["operator"][0]},
        "session": {"ids": [answer["session"]["id"] for answer in current], "instead": "ses_01k0m6t8v4s2w"},
        "tenant": {"ids": known["tenant"], "instead": known["spare_tenant"][0]},
        "account": {"ids": known["account"], "instead": known["spare_account"][0]},
    })


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
