"""Runs schemathesis against a gateway of its own, as each kind of operator. Ends with 1 where it finds anything."""

import pathlib
import subprocess
import sys

from configuration import configuration
from gateway import Gateway
from seed import seed

ROOT = pathlib.Path(__file__).resolve().parents[2]
FEWEST_REQUESTS = 20_000
EXAMPLES = {"owner": 100, "manager": 50}


def main(arguments):
    failed = []
    with Gateway() as gateway:
        who, known = seed(gateway)
        # All at once, before those of the run use up what logins are allowed.
        expendable = {role: gateway.login(role).token for role in who}
        before = gateway.answered()
        for role, client in who.items():
            settings = pathlib.Path(gateway.folder.name, f"{role}.toml")
            settings.write_text(configuration(known, client.token, expendable[role], EXAMPLES[role]))
            print(f"fuzz-api: as {role}", flush=True)
            run = subprocess.run(
                [pathlib.Path(sys.executable).with_name("schemathesis"), "--config-file", settings, "run",
                 ROOT / "admin" / "openapi.yaml", "--url", gateway.admin, *arguments], cwd=gateway.folder.name)
            if run.returncode:
                failed.append(role)
        count = gateway.answered() - before
    print(f"fuzz-api: {count} requests; " + (f"findings as {', '.join(failed)}" if failed else "nothing found"))
    if not arguments and count < FEWEST_REQUESTS:
        print(f"fuzz-api: fewer than {FEWEST_REQUESTS} requests say too little")
        return 1
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
