"""Somebody who has a keyboard and nothing else."""

from selenium.webdriver.common.action_chains import ActionChains
from selenium.webdriver.common.keys import Keys

# How often somebody presses Tab before giving up.
STEPS = 120

# Whether the focus can be seen: an outline or a shadow that is not there without it, within the window, and nothing in
# front of it.
SEEN = """
const element = document.activeElement;
if (!element || element === document.body) return {focused: false};
const style = getComputedStyle(element);
const ring = (style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 1) || style.boxShadow !== "none";
const box = element.getBoundingClientRect();
const inside = box.bottom > 0 && box.right > 0 && box.top < innerHeight && box.left < innerWidth;
const x = Math.min(Math.max(box.left + box.width / 2, 1), innerWidth - 1);
const y = Math.min(Math.max(box.top + Math.min(box.height, innerHeight) / 2, 1), innerHeight - 1);
const top = document.elementFromPoint(x, y);
return {focused: true, ring, inside, uncovered: !top || element.contains(top) || top.contains(element)
  || element.labels && [...element.labels].some((label) => label.contains(top)),
  what: element.outerHTML.slice(0, 200)};
"""


class Keyboard:
    def __init__(self, window):
        self.window = window

    def press(self, *keys):
        """One key after the other, each down and up again."""
        for key in keys:
            ActionChains(self.window.driver, 0).send_keys(key).perform()

    def chord(self, modifier, key):
        ActionChains(self.window.driver, 0).key_down(modifier).send_keys(key).key_up(modifier).perform()

    def type(self, text):
        ActionChains(self.window.driver, 0).send_keys(text).perform()

    @property
    def focused(self):
        return self.window.driver.switch_to.active_element

    @property
    def name(self):
        """What a screen reader says of whatever has the focus."""
        return self.focused.accessible_name

    def tab_to(self, name, role=None, back=False):
        """Presses Tab until something of that name has the focus; it must be seen at every step on the way."""
        passed = []
        for _ in range(STEPS):
            if self._is(name, role):
                return self.focused
            if back:
                self.chord(Keys.SHIFT, Keys.TAB)
            else:
                self.press(Keys.TAB)
            self.must_be_seen()
            passed.append(f"{self.focused.aria_role} “{self.name}”")
        raise AssertionError(f"Tab never came to {role or ''} “{name}” at {self.window.path}, only to {passed[:60]}")

    def _is(self, name, role):
        element = self.focused
        return (name == element.accessible_name or hasattr(name, "search") and name.search(element.accessible_name)
                ) and role in (None, element.aria_role)

    def must_be_seen(self):
        def is_seen():
            seen.update(self.window.run(SEEN))
            # After the last thing on the page, the focus is the browser's own for a moment.
            return not seen["focused"] or seen["ring"] and seen["inside"] and seen["uncovered"]
        seen = {}
        # What comes into sight with the focus may take a moment.
        self.window.until(is_seen, "the focus to be seen", seconds=2)
