"""Signing in and out, by keyboard alone."""

import pytest
from selenium.webdriver.common.keys import Keys

from agency import people
from browser.keyboard import Keyboard


@pytest.fixture
def keyboard(strangers_window):
    return Keyboard(strangers_window)


def fill_in(keyboard, name, password):
    keyboard.tab_to("Name", "textbox")
    keyboard.type(name)
    keyboard.tab_to("Password", "textbox")
    keyboard.type(password)
    keyboard.press(Keys.ENTER)


def test_with_a_second_factor(strangers_window, keyboard, agency):
    """Whoever comes to a page without a session signs in with a code of the app, and is on that page."""
    strangers_window.open("/tenants")
    assert strangers_window.path == "/sign-in?next=%2Ftenants"
    fill_in(keyboard, people.WITH_SECOND_FACTOR, people.PASSWORD)
    strangers_window.until(lambda: keyboard.name == "Code of your authenticator app", "the focus in the field for the code")
    keyboard.type(agency.authenticator.code())
    strangers_window.until(lambda: strangers_window.path == "/tenants", "the page that was asked for")
    strangers_window.settle()
    assert strangers_window.find("main > gh-tenants h1")
    assert strangers_window.breaches() == []


def test_a_wrong_code(strangers_window, keyboard, agency):
    """It is said to be wrong, near the field, which has the focus again with the code chosen to be typed over."""
    strangers_window.open("/sign-in")
    fill_in(keyboard, people.WITH_SECOND_FACTOR, people.PASSWORD)
    strangers_window.until(lambda: keyboard.name == "Code of your authenticator app", "the focus in the field for the code")
    right = agency.authenticator.code()
    keyboard.type(f"{(int(right) + 1) % 1_000_000:06}")
    strangers_window.until_found("[role=alert]:not([hidden]), [aria-invalid=true]")
    strangers_window.settle()
    strangers_window.until(lambda: keyboard.name == "Code of your authenticator app", "the focus back in the field")
    keyboard.type(agency.authenticator.code())
    strangers_window.until(lambda: strangers_window.path == "/", "the overview")


def test_a_wrong_password(strangers_window, keyboard):
    strangers_window.open("/sign-in")
    fill_in(keyboard, "vera", "not-her-password")
    alert = strangers_window.until_found("[role=alert]:not([hidden])")
    assert "password" in alert.text
    assert strangers_window.path == "/sign-in"


def test_nothing_given(strangers_window, keyboard):
    """What is missing is said at its field, and the first such field has the focus."""
    strangers_window.open("/sign-in")
    fill_in(keyboard, "", "")
    strangers_window.until(lambda: keyboard.name == "Name", "the focus in the first field")
    assert keyboard.focused.get_attribute("aria-invalid") == "true"
    described = strangers_window.run(
        "return document.activeElement.getAttribute('aria-describedby').split(' ')"
        ".map((id) => document.getElementById(id)?.textContent ?? '').join('')")
    assert "needed" in described


def test_going_nowhere_else(strangers_window, keyboard):
    """An address that somebody was sent does not lead away from the console after the login."""
    strangers_window.open("/sign-in?next=https%3A%2F%2Fevil.example%2F")
    fill_in(keyboard, "vera", people.PASSWORD)
    strangers_window.until(lambda: strangers_window.path == "/", "the overview")
    assert strangers_window.driver.current_url.startswith(strangers_window.origin)


def test_signing_out(strangers_window, keyboard):
    """By the menu under one's name. The session is over at the gateway too, and Back shows nothing."""
    strangers_window.log_in("vera", people.PASSWORD)
    strangers_window.open("/tenants")
    keyboard.tab_to("vera", "button")
    keyboard.press(Keys.ENTER)
    keyboard.tab_to("Sign out", "button")
    keyboard.press(Keys.ENTER)
    strangers_window.until(lambda: strangers_window.path.startswith("/sign-in"), "the sign-in")
    strangers_window.driver.back()
    strangers_window.until(lambda: strangers_window.path.startswith("/sign-in"), "the sign-in again")
    strangers_window.open("/tenants")
    assert strangers_window.path.startswith("/sign-in")


def test_skipping_to_the_content(strangers_window, keyboard):
    strangers_window.log_in("vera", people.PASSWORD)
    strangers_window.open("/tenants")
    keyboard.press(Keys.TAB)
    assert keyboard.name == "To the content"
    keyboard.must_be_seen()
    keyboard.press(Keys.ENTER)
    assert strangers_window.run("return document.activeElement.id") == "content"
    keyboard.press(Keys.TAB)
    assert strangers_window.run("return document.querySelector('main').contains(document.activeElement)")
