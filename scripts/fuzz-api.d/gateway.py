"""A gateway of its own with a stand-in TikTok beside it, on free ports and in a temporary folder."""

import collections
import json
import os
import pathlib
import socket
import subprocess
import tempfile
import time

import requests

PASSWORD = "only-for-this-run-of-the-fuzzer"


class Gateway:
    def __enter__(self):
        self.folder = tempfile.TemporaryDirectory(prefix="gatehouse-fuzz-")
        self.binary = os.environ["GATEHOUSE"]
        self.log = pathlib.Path(self.folder.name, "gateway.log")
        self.processes = []
        sandbox, public = free_port(), free_port()
        self.sandbox = f"http://127.0.0.1:{sandbox}"
        self.public = f"http://127.0.0.1:{public}"
        self.environment = os.environ | {
            "GATEHOUSE_DATABASE": str(pathlib.Path(self.folder.name, "gatehouse.db")),
            "GATEHOUSE_PUBLIC_PORT": str(public),
            "GATEHOUSE_PUBLIC_URL": self.public,
            "GATEHOUSE_ADMIN_PORT": "0",
            "GATEHOUSE_TIKTOK_OPEN_URL": f"{self.sandbox}/v2",
            "GATEHOUSE_TIKTOK_BUSINESS_URL": f"{self.sandbox}/open_api/v1.3",
            "GATEHOUSE_OUTBOUND_ALLOW_PRIVATE": "true",
        }
        self.start("sandbox", "--no-quotas", "--port", str(sandbox), log="sandbox.log")
        made = subprocess.run([self.binary, "init", "--json"], env=self.environment, check=True, capture_output=True)
        self.one_time_password = json.loads(made.stdout)["one_time_password"]
        ports = json.loads(self.start("serve", "--json", log="gateway.log").stdout.readline())
        self.admin = f"http://127.0.0.1:{ports['admin_port']}"
        wait_for(self.sandbox)
        return self

    def __exit__(self, *_):
        for process in reversed(self.processes):
            process.terminate()
            process.wait(30)
        self.folder.cleanup()

    def start(self, *arguments, log):
        errors = open(pathlib.Path(self.folder.name, log), "w")
        process = subprocess.Popen(
            [self.binary, *arguments], env=self.environment, stdout=subprocess.PIPE, stderr=errors, text=True)
        self.processes.append(process)
        return process

    def login(self, name, password=PASSWORD):
        answer = requests.post(f"{self.admin}/v1/sessions", json={"name": name, "password": password})
        answer.raise_for_status()
        return Client(self.admin, answer.json()["token"])

    def answered(self):
        """How many requests the gateway has answered by its own account, by the status."""
        with open(self.log) as lines:
            entries = [json.loads(line) for line in lines]
        return collections.Counter(
            int(entry["metadata"]["status"]) for entry in entries if entry["message"] == "answered")


class Client:
    """Somebody who is logged in. Anything but success ends the run: seeding must not fail halfway."""

    def __init__(self, origin, token):
        self.origin = origin
        self.token = token

    def __call__(self, method, path, body=None, **headers):
        headers = {name.replace("_", "-"): value for name, value in headers.items()}
        headers["Authorization"] = f"Bearer {self.token}"
        data = {"data": body} if isinstance(body, str) else {"json": body} if body is not None else {}
        answer = requests.request(method, self.origin + path, headers=headers, **data)
        if not answer.ok:
            raise SystemExit(f"fuzz-api: {method} {path} answered {answer.status_code}: {answer.text}")
        return answer.json() if "json" in answer.headers.get("Content-Type", "") else answer.text


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def wait_for(origin, seconds=20):
    for _ in range(seconds * 10):
        try:
            return requests.get(origin, timeout=1)
        except requests.ConnectionError:
            time.sleep(0.1)
    raise SystemExit(f"fuzz-api: nothing answers at {origin}")
