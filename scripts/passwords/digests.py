"""Prints the digests that passwords/common.txt holds; see generate."""

import hashlib
import sys

from zxcvbn.frequency_lists import FREQUENCY_LISTS

COUNT = 3000
SHORTEST = 8

words = dict.fromkeys(word.lower() for word in FREQUENCY_LISTS["passwords"])
common = [word for word in words if len(word) >= SHORTEST][:COUNT]
if len(common) < COUNT:
    sys.exit(f"passwords: the list has only {len(common)} words of {SHORTEST} and more characters")
for digest in sorted(hashlib.sha256(word.encode()).hexdigest()[:16] for word in common):
    print(digest)
