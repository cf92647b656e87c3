"""The time that the gateway and the stand-in TikTok see, so that a week goes by while somebody waits for seconds.

`Tests/FaultShim` sets it: the page that it shares with this file begins with the shift of the clock and ends with the time
that has passed, both in milliseconds.
"""

import pathlib
import struct
import time

SHIM = pathlib.Path(__file__).parents[3] / ".build/tools/faultshim.so"


class Clock:
    def __init__(self, file, behind):
        """Begins so many seconds before now."""
        if not SHIM.exists():
            raise SystemExit(f"{SHIM} is missing; scripts/fault-shim makes it")
        self.file = pathlib.Path(file)
        self.behind = behind
        self.left = behind
        self.go_to(behind)

    @property
    def environment(self):
        return {"LD_PRELOAD": str(SHIM), "FAULT_SHIM": str(self.file)}

    def go_to(self, left):
        """Lets time pass until so many seconds are left to now."""
        assert left <= self.left, "time goes forward"
        self.left = left
        page = struct.pack("<qiiq", -self.behind * 1000, 0, 0, (self.behind - left) * 1000)
        # In place: the file is mapped.
        with open(self.file, "r+b" if self.file.exists() else "wb") as file:
            file.write(page)

    def time(self):
        return time.time() - self.left
