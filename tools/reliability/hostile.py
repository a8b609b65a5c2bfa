"""Texts that break programs which take text for anything else: markup, formulas, paths, commands, escapes."""

from typing import Final

TEXTS: Final = (
    "<b>bold</b><img src=x onerror=alert(1)>",
    "<a href='file:///etc/passwd'>look</a>",
    "&amp;&lt;script&gt;&#x202e;",
    '=HYPERLINK("http://example.org","x")',
    "+1+cmd|' /C calc'!A0",
    "@SUM(1)",
    "-2+3",
    "../../../../etc/passwd",
    "con.pdf",
    "name\x1b[2J\x1b]0;title\x07",
    "csi \x9b31m and \x7f",
    "evil \u202efdp.tak",
    "isolate \u2066left \u2067right \u2069",
    "zero\u200bwidth\ufeffjoin\u200d",
    "line\u2028separator\u2029paragraph",
    "tab\tand\nnew line\r\n",
    "e\u0301\u0323 " + "a" + "\u0300" * 60,
    "\U0001f468\u200d\U0001f469\u200d\U0001f467 \U0010ffff",
    "עברית and العربية",
    "%s %n {0} {name} $HOME `id` $(id)",
    "#set text(red) #panic() $x^2$ @label <label> \\u{1F600}",
    "'; DROP TABLE plans; --",
    "&File &&Save\tCtrl+S",
    "W" * 60,
    " ",
    "null",
)
"""Each can be typed or pasted by a person, or stand in a file; none is a half character, which no file can hold."""
