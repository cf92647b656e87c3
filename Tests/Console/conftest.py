"""What the tests share: one gateway with an agency in it, and windows before it."""

import os
import pathlib

import pytest

from agency import people
from agency.populated import Agency
from agency.processes import Processes
from browser.window import Window

ROOT = pathlib.Path(__file__).parents[2]
PICTURES = ROOT / ".build/console"


@pytest.fixture(scope="session")
def agency(tmp_path_factory):
    binary = os.environ.get("GATEHOUSE", ROOT / ".build/debug/gatehouse")
    processes = Processes(binary, tmp_path_factory.mktemp("agency") / "data")
    try:
        yield Agency(processes).make()
    finally:
        processes.stop()


@pytest.fixture(scope="session")
def known(agency):
    """Things there are, by the names that pages' addresses have for them."""
    tenant = agency.tenants["aurora"]["id"]
    event = next(event for event in agency.owner.get(f"/v1/tenants/{tenant}/events")["items"] if event["action"])
    return {"tenant": tenant, "account": agency.tenants["aurora"]["accounts"]["@aurora.bakes"], "event": event["id"],
            "list": "our-spam", "operator": agency.owner.get("/v1/operators")["items"][1]["id"]}


@pytest.fixture(scope="session")
def open_window(agency):
    """Opens further windows; all are closed at the end."""
    windows = []

    def open_one(name=None):
        windows.append(Window(agency.origin))
        if name:
            windows[-1].log_in(name, people.PASSWORD)
        return windows[-1]

    yield open_one
    for window in windows:
        window.close()


@pytest.fixture(scope="session")
def owners_window(open_window):
    """The owner's, which the tests of all pages share."""
    return open_window("owner")


@pytest.fixture
def strangers_window(agency):
    """Of somebody who is not logged in and has never been here, for one test."""
    window = Window(agency.origin)
    yield window
    window.close()


@pytest.fixture
def picture():
    """Keeps a picture of a window, by name."""
    return lambda window, name: window.picture(PICTURES / f"{name}.png")
