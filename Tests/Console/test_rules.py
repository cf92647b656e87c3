"""Changing a rule by keyboard alone."""

import re

import pytest
from selenium.webdriver.common.keys import Keys

from agency import people
from browser.keyboard import Keyboard


@pytest.fixture
def editor(strangers_window, agency):
    """The manager before a client's rules."""
    strangers_window.log_in("mara", people.PASSWORD)
    strangers_window.open(f"/tenants/{agency.tenants['nordlicht']['id']}/rules")
    return strangers_window


@pytest.fixture
def keyboard(editor):
    return Keyboard(editor)


@pytest.fixture
def saved(agency):
    """The rules as the gateway has them."""
    base = f"/v1/tenants/{agency.tenants['nordlicht']['id']}/rule-set"
    return lambda: (agency.owner.get(base), agency.owner.get(f"{base}/versions")["items"][0])


def rule_of(document, name):
    return next(rule for rule in document["rules"] if rule["id"] == name)


def write_over(keyboard, text):
    keyboard.chord(Keys.CONTROL, "a")
    keyboard.type(text)


def test_change_and_save(editor, keyboard, saved):
    before, former = saved()
    assert rule_of(before, "shouting")["verdict"] == "review"
    keyboard.tab_to(re.compile("^Shouting"), "button")
    keyboard.press(Keys.ENTER)
    keyboard.tab_to("Name", "textbox")
    write_over(keyboard, "Shouting at people")
    keyboard.tab_to("Verdict", "combobox")
    # “hold” is the first that begins so.
    keyboard.type("ho")
    editor.until_text("Not saved")
    editor.until(lambda: editor.find(".page-head button.primary:enabled"), "the draft to be checked")
    keyboard.tab_to("Save", "button", back=True)
    keyboard.press(Keys.ENTER)
    editor.until(lambda: keyboard.name == "Why", "the focus in the field of the dialog")
    keyboard.type("People complained")
    keyboard.tab_to("Save as the next version", "button")
    keyboard.press(Keys.ENTER)
    editor.until_text("Saved as version")
    editor.until(lambda: not editor.find("dialog[open]"), "the dialog to close")
    assert keyboard.focused.tag_name != "body", "the focus is lost when the dialog closes"

    after, version = saved()
    assert version["version"] == former["version"] + 1
    assert (version["note"], rule_of(after, "shouting")["name"]) == ("People complained", "Shouting at people")
    assert rule_of(after, "shouting")["verdict"] == "hold"
    assert [rule for rule in after["rules"] if rule["id"] != "shouting"] == [
        rule for rule in before["rules"] if rule["id"] != "shouting"]
    assert editor.errors() == []
    assert editor.breaches() == []


def test_a_fault_is_said_at_its_place(editor, keyboard, saved):
    """What is wrong is said at the field as soon as it is known, in the document too, and cannot be saved."""
    before, _ = saved()
    keyboard.tab_to(re.compile("^The team"), "button")
    keyboard.press(Keys.ENTER)
    keyboard.tab_to("Id", "textbox")
    write_over(keyboard, "Not An Id")
    editor.until(lambda: keyboard.focused.get_attribute("aria-invalid") == "true", "the field to be at fault")
    described = editor.run(
        "return document.activeElement.getAttribute('aria-describedby').split(' ')"
        ".map((id) => document.getElementById(id)?.textContent ?? '').join(' ')")
    assert "dashes" in described
    assert editor.until_found("gh-document-pane .faults li button")
    assert not editor.find(".page-head button.primary:enabled")
    assert saved()[0] == before
