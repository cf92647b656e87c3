"""Comments that would break a careless page are shown whole, as text, and disturb nothing around them."""

import re
import unicodedata

import pytest

from agency import hostile

# What turns the direction of text around, or hides in it.
CONTROLS = set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f\u061c")
# How many marks may stand on one letter.
MARKS = 8
NAMES = ["SCRIPT", "ATTRIBUTE", "BIDI", "ZALGO", "UNBROKEN", "TEMPLATE", "FORMULA", "FAMILY", "ARABIC", "LINES"]

# The comment's element, told apart from what the console adds to it: names of what cannot be seen.
SHOWN = """
const [element] = arguments;
const copy = element.cloneNode(true);
const added = [...copy.querySelectorAll(".control")].map((node) => { node.remove(); return node.textContent; });
const box = element.getBoundingClientRect();
const style = getComputedStyle(element);
return {text: copy.textContent, added, tags: [...element.querySelectorAll("*")].map((node) => node.localName),
  isolated: style.unicodeBidi, box: {left: box.left, right: box.right, height: box.height}};
"""


@pytest.fixture(scope="module")
def hostile_events(agency, known):
    """The events of the hostile comments, by their text."""
    events = agency.owner.everything(f"/v1/tenants/{known['tenant']}/events")
    return {event["text"]: event["id"] for event in events if event["text"] in hostile.TEXTS}


def bare(text):
    """A text without what may be shown otherwise: controls, marks beyond measure, and how lines break."""
    kept = "".join(letter for letter in text if letter not in CONTROLS and unicodedata.category(letter) not in ("Mn", "Me"))
    return re.sub(r"\s+", " ", kept).strip()


def must_be_harmless(window, element, text):
    shown = window.run(SHOWN, element)
    assert bare(shown["text"]) == bare(text)
    assert not CONTROLS & set(shown["text"]), "something that turns text around is left in it"
    assert len(shown["added"]) >= sum(letter in CONTROLS for letter in text), "not all of that is named"
    assert not re.search(r"[\u0300-\u036f]{%d}" % (MARKS + 1), shown["text"]), "marks are piled up"
    assert set(shown["tags"]) <= {"mark", "span"}
    assert shown["isolated"] in ("isolate", "isolate-override", "plaintext")
    width = window.run("return document.documentElement.clientWidth")
    assert shown["box"]["left"] >= 0 and shown["box"]["right"] <= width


def must_be_undisturbed(window):
    assert window.dialogs() == 0
    assert "broken" not in window.run("return document.title")
    assert window.errors() == []
    assert window.breaches() == []
    assert window.overflow() is None
    assert not window.find("main script, main img, main iframe, main [onerror], main [onload]")


@pytest.mark.parametrize("size", ["wide", "narrow"])
@pytest.mark.parametrize("name", NAMES)
def test_on_a_page_of_its_own(name, size, owners_window, known, hostile_events, picture):
    text = getattr(hostile, name)
    owners_window.look(size, "light")
    owners_window.open(f"/tenants/{known['tenant']}/events/{hostile_events[text]}")
    picture(owners_window, f"hostile-{name.lower()}-{size}")
    must_be_harmless(owners_window, owners_window.until_found("main .comment-text"), text)
    must_be_undisturbed(owners_window)


@pytest.mark.parametrize("size", ["wide", "narrow"])
@pytest.mark.parametrize("page", ["events", "review"])
def test_among_others(page, size, owners_window, known, picture):
    """In lists, all of them at once; each in its own place, which nothing else reaches into."""
    owners_window.look(size, "light")
    owners_window.open(f"/tenants/{known['tenant']}/{page}?label=watched")
    picture(owners_window, f"hostile-{page}-{size}")
    elements = owners_window.find("main .comment-text")
    shown = {bare(owners_window.run(SHOWN, element)["text"]): element for element in elements}
    found = [text for text in hostile.TEXTS if bare(text) in shown]
    assert found, f"none of them is shown: {list(shown)[:5]}"
    for text in found:
        must_be_harmless(owners_window, shown[bare(text)], text)
    boxes = [owners_window.run("return arguments[0].getBoundingClientRect().toJSON()", element) for element in elements]
    for above, below in zip(boxes, boxes[1:]):
        assert above["bottom"] <= below["top"] + 1 or above["right"] <= below["left"] + 1, "two comments overlap"
    must_be_undisturbed(owners_window)
