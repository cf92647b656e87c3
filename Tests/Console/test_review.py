"""Reviewing by keyboard alone, and two reviewers at one queue."""

import pytest
from selenium.webdriver.common.keys import Keys

from agency import people
from browser.keyboard import Keyboard
from browser.window import Window


@pytest.fixture
def reviewer(agency):
    """Opens the queue of a client in a window of a moderator's own."""
    windows = []

    def open_queue(name, client, query=""):
        window = Window(agency.origin)
        windows.append(window)
        window.log_in(name, people.PASSWORD)
        window.open(f"/tenants/{agency.tenants[client]['id']}/review{query}")
        return window

    yield open_queue
    for window in windows:
        window.close()


@pytest.fixture
def gateway(agency):
    """What the gateway knows of a client's queue, whatever a page shows."""
    return lambda client, what: agency.owner.everything(f"/v1/tenants/{agency.tenants[client]['id']}/{what}")


def in_hand(window):
    """The event whose comment is shown to be decided about."""
    return window.run("""
        return [...document.querySelectorAll("article.case dl a[href*='/events/evt_']")].at(-1)?.textContent ?? null""")


def until_in_hand(window, event):
    window.until(lambda: in_hand(window) == event, f"{event} to be in hand")


def until_another(window, event):
    def another():
        shown = in_hand(window)
        return shown if shown != event else None
    return window.until(another, f"another one than {event}")


def last_decision(gateway, client):
    return gateway(client, "review-decisions")[0]


def test_by_single_keys(reviewer, gateway):
    window = reviewer("jonas", "nordlicht")
    keyboard = Keyboard(window)
    first = in_hand(window)
    keyboard.press("a")
    second = until_another(window, first)
    window.until_text("Allowed")
    window.settle()
    made = last_decision(gateway, "nordlicht")
    assert (made["event_id"], made["verdict"], made["reviewer_name"]) == (first, "allow", "jonas")

    keyboard.press("z")
    until_in_hand(window, first)
    window.settle()
    assert last_decision(gateway, "nordlicht")["state"] == "undone"
    assert first in [item["event"]["id"] for item in gateway("nordlicht", "review-queue")]

    keyboard.press("h")
    until_in_hand(window, second)
    window.until_text("Hidden")
    window.settle()
    made = last_decision(gateway, "nordlicht")
    assert (made["event_id"], made["verdict"]) == (first, "hide")

    keyboard.press("j")
    third = until_another(window, second)
    keyboard.press("k")
    until_in_hand(window, second)
    keyboard.press("s")
    until_in_hand(window, third)
    assert window.errors() == []
    assert window.breaches() == []


def test_by_tab_and_enter(reviewer, gateway):
    """Without any shortcut. After each decision the next comment has the focus, so that a screen reader reads it."""
    window = reviewer("jonas", "nordlicht")
    keyboard = Keyboard(window)
    event = in_hand(window)
    keyboard.tab_to("Allow", "button")
    keyboard.press(Keys.ENTER)
    until_another(window, event)
    window.settle()
    assert keyboard.focused.tag_name == "article"
    keyboard.tab_to("Undo", "button")
    keyboard.press(Keys.ENTER)
    until_in_hand(window, event)
    window.settle()
    made = last_decision(gateway, "nordlicht")
    assert (made["event_id"], made["state"]) == (event, "undone")


def test_shortcuts_can_be_switched_off(reviewer, gateway):
    window = reviewer("jonas", "nordlicht")
    keyboard = Keyboard(window)
    before = gateway("nordlicht", "review-decisions")
    keyboard.press("?")
    window.until_found("dialog[open]")
    keyboard.tab_to("Use shortcuts of single keys", "checkbox")
    keyboard.press(Keys.SPACE, Keys.ESCAPE)
    window.until(lambda: not window.find("dialog[open]"), "the list of shortcuts to be gone")
    event = in_hand(window)
    keyboard.press("a")
    window.settle()
    assert in_hand(window) == event
    assert gateway("nordlicht", "review-decisions") == before


def test_two_at_one_queue(reviewer, gateway, picture):
    """They never hold the same comment, each decides about their own, and the list says who has what."""
    windows = {name: reviewer(name, "casa") for name in ("jonas", "ines")}
    holders = {item["event"]["id"]: item["lease"]["holder_name"] for item in gateway("casa", "review-queue") if item["lease"]}
    assert set(holders.values()) == set(windows)
    decided = {name: [] for name in windows}
    for _ in range(3):
        # Both at the same moment: neither waits for what the other's window does.
        for name, window in windows.items():
            event = in_hand(window)
            assert holders.get(event, name) == name
            decided[name].append(event)
            Keyboard(window).press("a")
        for name, window in windows.items():
            until_another(window, decided[name][-1])
    for window in windows.values():
        window.settle()
        assert not window.find(".notice.danger:not([hidden])")
        assert window.errors() == []

    assert not set(decided["jonas"]) & set(decided["ines"])
    made = {decision["event_id"]: decision["reviewer_name"] for decision in gateway("casa", "review-decisions")}
    assert made == {event: name for name, events in decided.items() for event in events}

    listed = windows["ines"]
    listed.open(f"{listed.path.split('?')[0]}?mode=list")
    listed.until_text("With jonas")
    picture(listed, "two-reviewers")
    theirs = listed.until_found("li.others input")
    assert theirs.get_attribute("aria-disabled") == "true"
    theirs.click()
    assert not theirs.is_selected()
