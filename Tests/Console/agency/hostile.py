"""Comment texts that would break a careless page. A watched author writes them, so that they wait for a person too."""

SCRIPT = "<script>alert(1)</script> lovely video"
ATTRIBUTE = "\"><img src=x onerror=\"document.title='broken'\"><svg onload=alert(2)>"
BIDI = "Follow \u202eyadot yenom eerf\u202c and \u2066hide\u2069 this \u202eforever"
ZALGO = "Z" + "".join(chr(0x300 + n % 0x70) for n in range(10_000)) + "algo"
UNBROKEN = "W" * 1_100
TEMPLATE = "{{constructor.constructor('alert(3)')()}} ${alert(4)} javascript:alert(5)"
FORMULA = "=HYPERLINK(\"http://evil.example\",\"win\")"
FAMILY = "👨‍👩‍👧‍👦 🏳️‍🌈 🇵🇹 👩🏽‍🍳 " * 40
ARABIC = "هذا الفيديو رائع جدا, thank you 123 مرة"
LINES = "one\ntwo\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\nlast"

TEXTS = [SCRIPT, ATTRIBUTE, BIDI, ZALGO, UNBROKEN, TEMPLATE, FORMULA, FAMILY, ARABIC, LINES]
