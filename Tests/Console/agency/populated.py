"""The whole agency, made in one go."""

import json

from . import clients, comments, desk, people, rulebooks, troubles
from .api import TikTok


# The moments in which something happened, in seconds before now: over six days, and closer together on the last.
PAST = [3600 * hours for hours in (146, 121, 96, 73, 51, 30, 21, 16, 12, 9, 6, 4, 2, 1)]
# How many comments each of them brings.
PORTION = 40


class Agency:
    """Processes that run, and what is in them: `tenants` by key, `authenticator` of who has a second factor."""

    def __init__(self, processes):
        self.processes = processes
        self.origin = processes.admin

    def make(self):
        one_time_password = self.processes.start(behind=PAST[0])
        self.tiktok = TikTok(self.processes.sandbox)
        owner = people.take_over(self.origin, one_time_password)
        self.tenants = clients.onboard(owner, self.tiktok)
        people.hire(owner, self.tenants)
        rulebooks.begin(owner, self.tenants)
        feed = comments.Feed(self.tiktok)
        for number, left in enumerate(PAST):
            self.processes.clock.go_to(left)
            self._spend(number, feed)
        self.processes.clock.go_to(0)
        self.sessions = people.sign_in(self.origin, "owner", *(name for name, _, _ in people.STAFF))
        self.owner = self.sessions["owner"]
        feed.deliver_hostile()
        desk.take_back(self.sessions["jonas"], self.tenants["aurora"], desk.work(
            self.sessions["jonas"], self.tenants["aurora"], ["hide", "allow", "allow"]))
        self.authenticator = people.settle_in(self.sessions, self.tenants)
        troubles.happen(self.owner, self.tiktok, self.processes.public, self.tenants)
        return self

    def _spend(self, number, feed):
        """A moment of the past. Sessions end between two of them."""
        sessions = people.sign_in(self.origin, "owner", "mara", "ines")
        if number < len(rulebooks.EDITIONS):
            rulebooks.edit(sessions, self.tenants, number)
        feed.deliver(PORTION)
        desk.work(sessions["ines"], self.tenants["aurora"], ["allow", "hide"][:1 + number % 2])

    def summary(self):
        """What somebody needs who looks at it by hand."""
        return json.dumps({
            "console": self.origin, "public": self.processes.public, "tiktok": self.processes.sandbox,
            "password": people.PASSWORD, "operators": ["owner", *(name for name, _, _ in people.STAFF)],
            "second_factor": {people.WITH_SECOND_FACTOR: self.authenticator.secret},
            "tenants": self.tenants,
        }, indent=2)
