"""Two people who change the same settings."""

import pytest

from agency import people


@pytest.fixture
def tenant(agency):
    return f"/v1/tenants/{agency.tenants['nordlicht']['id']}"


@pytest.fixture
def settings(strangers_window, agency, tenant):
    """The manager, who has typed a name for the reports."""
    strangers_window.log_in("mara", people.PASSWORD)
    strangers_window.open(f"{tenant.removeprefix('/v1')}/settings")
    strangers_window.until_found("[name=display_name]").send_keys("Mine")
    yield strangers_window
    agency.owner.put(f"{tenant}/branding", {})


def save(window):
    window.run("""document.querySelector("[name=display_name]").form.querySelector(".primary").click();""")


def test_what_came_meanwhile_is_shown_and_not_overwritten(settings, agency, tenant):
    agency.owner.put(f"{tenant}/branding", {"display_name": "Theirs"})
    save(settings)
    settings.until_text("Somebody changed it meanwhile")
    assert "Theirs" in settings.until_found("dialog dl").text
    assert agency.owner.get(f"{tenant}/branding")["display_name"] == "Theirs"
    # What came yet later was not seen either.
    agency.owner.put(f"{tenant}/branding", {"display_name": "Once more theirs"})
    settings.until_found("dialog .primary").click()
    settings.until_text("It was changed once more")
    assert "Once more theirs" in settings.until_found("dialog dl").text
    settings.until_found("dialog .foot button:not(.primary)").click()
    settings.until(lambda: not settings.find("dialog[open]"), "the dialog to close")
    assert agency.owner.get(f"{tenant}/branding")["display_name"] == "Once more theirs"
    save(settings)
    settings.until_found("dialog .primary").click()
    settings.until_text("How reports look was saved")
    assert agency.owner.get(f"{tenant}/branding")["display_name"] == "Mine"
    assert settings.errors(["status of 412"]) == []
    assert settings.breaches() == []
