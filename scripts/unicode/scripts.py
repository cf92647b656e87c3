#!/usr/bin/env python3
"""Writes the table of Unicode's scripts from the data files of Debian's package unicode-data.

    apt-get install unicode-data
    python3 scripts/unicode/scripts.py > Sources/Moderation/Rules/Conditions/Scripts/ScriptTable.swift

Reads Scripts.txt and PropertyValueAliases.txt in the folder given as the only argument, else /usr/share/unicode.
"""
import re
import sys

folder = sys.argv[1] if len(sys.argv) > 1 else "/usr/share/unicode"
left_out = {"Common", "Inherited", "Unknown", "Katakana_Or_Hiragana"}

codes = {}
with open(folder + "/PropertyValueAliases.txt", encoding="utf-8") as aliases:
    for line in aliases:
        fields = [field.strip() for field in line.split("#")[0].split(";")]
        if fields[0] == "sc" and fields[2] not in left_out:
            codes[fields[2]] = fields[1]

spans = []
with open(folder + "/Scripts.txt", encoding="utf-8") as scripts:
    version = re.search(r"Scripts-([0-9.]+)\.txt", scripts.readline()).group(1)
    for line in scripts:
        entry = re.match(r"([0-9A-F]+)(?:\.\.([0-9A-F]+))?\s*;\s*(\w+)", line)
        if entry and entry.group(3) not in left_out:
            first, last, name = entry.groups()
            spans.append((int(first, 16), int(last or first, 16), name))
spans.sort()

names = sorted({name for _, _, name in spans})
starts = []
end = 0
for first, last, name in spans:
    number = names.index(name) + 1
    if first > end and starts and starts[-1] & 0xFF != 0:
        starts.append(end << 8)
    if not starts or starts[-1] & 0xFF != number or first > end:
        starts.append(first << 8 | number)
    end = last + 1
starts.append(end << 8)

print(f"""// Written by scripts/unicode/scripts.py from Unicode {version}; change that instead.

/// Which script each scalar belongs to.
enum ScriptTable {{
  /// Each script's name in Unicode and its code in ISO 15924; its number is its place here, from 1.
  static let names: [(name: String, code: String)] = [""")
line = "   "
for name in names:
    item = f' ("{name}", "{codes[name]}"),'
    if len(line) + len(item) > 118:
        print(line)
        line = "   "
    line += item
print(line)
print("""  ]

  /// Where stretches of one script begin, ascending: the first scalar, and in the lowest eight bits the script's
  /// number, 0 for none or for what several scripts use.
  static let starts: [UInt32] = [""")
line = "   "
for start in starts:
    item = f" 0x{start:X},"
    if len(line) + len(item) > 118:
        print(line)
        line = "   "
    line += item
print(line)
print("""  ]
}""")
print(len(names), "scripts,", len(starts), "stretches", file=sys.stderr)
