"""The gateway and the stand-in TikTok, as processes of their own."""

import json
import os
import pathlib
import shutil
import socket
import subprocess
import time
import urllib.error
import urllib.request

from .clock import Clock


class Processes:
    """Runs both until `stop`. Ports are free ones unless given."""

    def __init__(self, binary, folder, public_port=None, admin_port=None, sandbox_port=None):
        self.binary = str(binary)
        self.folder = pathlib.Path(folder)
        self.running = []
        public, admin, sandbox = public_port or free_port(), admin_port or free_port(), sandbox_port or free_port()
        self.public = f"http://127.0.0.1:{public}"
        self.admin = f"http://127.0.0.1:{admin}"
        self.sandbox = f"http://127.0.0.1:{sandbox}"
        inherited = {name: value for name, value in os.environ.items() if not name.startswith("GATEHOUSE_")}
        self.environment = inherited | {
            "GATEHOUSE_DATABASE": str(self.folder / "gatehouse.db"),
            "GATEHOUSE_PUBLIC_PORT": str(public),
            "GATEHOUSE_PUBLIC_URL": self.public,
            "GATEHOUSE_ADMIN_PORT": str(admin),
            "GATEHOUSE_TIKTOK_OPEN_URL": f"{self.sandbox}/v2",
            "GATEHOUSE_TIKTOK_BUSINESS_URL": f"{self.sandbox}/open_api/v1.3",
            "GATEHOUSE_TIKTOK_AUTHORISE_URL": f"{self.sandbox}/v2/auth/authorize",
            "GATEHOUSE_OUTBOUND_ALLOW_PRIVATE": "true",
        }

    def start(self, behind):
        """Starts both so many seconds ago by their clock, and answers the first owner's one-time password."""
        if self.folder.exists():
            shutil.rmtree(self.folder)
        self.folder.mkdir(parents=True)
        self.clock = Clock(self.folder / "clock", behind)
        self.environment |= self.clock.environment
        self._start("sandbox", "--no-quotas", "--port", self.sandbox.rsplit(":")[-1])
        made = subprocess.run(
            [self.binary, "init", "--json"], env=self.environment, check=True, capture_output=True, text=True)
        self._start("serve", "--json")
        wait_for(f"{self.sandbox}/sandbox/health", self)
        wait_for(f"{self.admin}/readyz", self)
        return json.loads(made.stdout)["one_time_password"]

    def stop(self):
        for process in reversed(self.running):
            process.terminate()
        for process in self.running:
            process.wait(30)
        self.running.clear()

    def _start(self, command, *arguments):
        log = open(self.folder / f"{command}.log", "w")
        self.running.append(subprocess.Popen(
            [self.binary, command, *arguments], env=self.environment, stdout=log, stderr=subprocess.STDOUT))


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def wait_for(address, processes, seconds=60):
    for _ in range(seconds * 10):
        ended = [process.args for process in processes.running if process.poll() is not None]
        if ended:
            raise SystemExit(f"{ended[0]} has ended; its log is in {processes.folder}")
        try:
            return urllib.request.urlopen(address, timeout=5).read()
        except (urllib.error.URLError, ConnectionError):
            time.sleep(0.1)
    raise SystemExit(f"nothing answers at {address}; the logs are in {processes.folder}")
