"""What strangers type, by accident or not: strings that have broken other programs, written for this house."""

import json

# Each of these travels alone: it ends strings, breaks encodings, or is a number no column holds.
LONELY = (
    "",
    " ",
    "\0",
    "before\0after",
    "\ufeff",
    "\u202etxt.exe",
    "\u200b\u200c\u200d",
    "\ufffd\ufffe\uffff",
    "²",
    "١٢٣",
    "½",
    "-1",
    "0",
    "1.5",
    "1e400",
    "NaN",
    "Infinity",
    "0x10",
    "9" * 18,
    "9223372036854775807",
    "9223372036854775808",
    "9" * 30,
    "9" * 5000,
    "2024-02-30",
    "9999-12-31",
    "0001-01-01",
    "true",
    "null",
    "None",
    "[]",
    "{}",
    "%00",
    "%s%s%n",
    "{0.__class__}",
    "{{ 7 * 7 }}",
    "{% include 'x' %}",
    "' OR '1'='1",
    '"; DROP TABLE members_member; --',
    "\\' \\\" \\\\",
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "javascript:alert(1)",
    "]]><!--",
    "../../../../etc/passwd",
    "a\r\nSet-Cookie: a=b",
    "a\r\nBcc: somebody@example.org",
    "=1+1",
    "@" * 500,
    "#" * 500,
    "e" + "\u0301" * 400,
    "👩‍👩‍👧‍👦" * 50,
    "ﷺ" * 200,
    "Z̴̧̛͇a̷̢͝l̵͎̋g̶̰͝o̵͙͝" * 20,
    "مرحبا بالعالم",
    "你好，世界",
    "I’m İstanbul ıIiİ ß ẞ ﬁ Ǆ",
    "a" * 201,
    "a@" + "b" * 300 + ".example",
    "member@example.org",
    "https://" + "a." * 300 + "example/",
    "http://[::1",
    "//example.org",
)

MEGABYTE = 1024 * 1024
# Each of these is large in its own way.
HEAVY = (
    "a" * MEGABYTE,
    "é" * (MEGABYTE // 2),
    " ".join(f"@member-{number}" for number in range(10_000)),
    "@member-1 " * 9_000,
    ">" * 50_000,
    "> " * 20_000 + "deep",
    "".join(" " * (2 * depth) + "- deep\n" for depth in range(300)),
    "*" * 50_000,
    "*a **b " * 10_000,
    "[" * 50_000,
    "[a](" * 10_000,
    "![" * 20_000 + "](" * 5_000,
    "`" * 30_000 + "a",
    "<" * 50_000,
    "<div>" * 10_000,
    "| a " * 10_000 + "\n" + "|---" * 10_000,
    "\n".join(f"[^{number}]: note" for number in range(5_000)),
    "&amp;" * 20_000,
    "\n" * 90_000,
    "https://example.org/ " * 4_000,
)

# What a form is sent that is no form: kind of body and body.
RAW_BODIES = {
    "not UTF-8": ("application/x-www-form-urlencoded", b"body=%FF%FE&title=%ED%A0%80&kind=%C0%80"),
    "raw bytes": ("application/x-www-form-urlencoded", b"body=\xff\xfe\x00&title=\xed\xa0\x80"),
    "another charset": ("application/x-www-form-urlencoded; charset=utf-16", b"body=a"),
    "an unknown charset": ("application/x-www-form-urlencoded; charset=klingon", b"body=a"),
    "repeated": ("application/x-www-form-urlencoded", b"body=a&body=b&title=a&title=b&kind=question&kind=call&version=1&version=2"),
    "too many fields": ("application/x-www-form-urlencoded", b"&".join(b"f%d=1" % n for n in range(2000))),
    "JSON": ("application/json", b'{"body": "a"}'),
    "no boundary": ("multipart/form-data", b"--x\r\n\r\n--x--"),
    "broken boundary": ("multipart/form-data; boundary=x", b"--y\r\nnothing"),
    "cut off": ("multipart/form-data; boundary=x", b'--x\r\nContent-Disposition: form-data; name="body"\r\n\r\nabc'),
    "broken base64": ("multipart/form-data; boundary=x", (
        b'--x\r\nContent-Disposition: form-data; name="body"\r\nContent-Transfer-Encoding: base64\r\n\r\n!!!\r\n--x--\r\n')),
    "bytes in a part": ("multipart/form-data; boundary=x", (
        b'--x\r\nContent-Disposition: form-data; name="body"\r\n\r\n\xff\xfe\x00\r\n--x--\r\n')),
    "escapes for a charset": (
        "multipart/form-data; boundary=x; charset=unicode_escape",
        b"".join(
            b'--x\r\nContent-Disposition: form-data; name="%s"\r\n\r\na\\ud800\r\n' % name
            for name in (b"body", b"words", b"reason", b"because", b"name", b"note", b"title")
        )
        + b"--x--\r\n",
    ),
    "a file for a text": ("multipart/form-data; boundary=x", (
        b'--x\r\nContent-Disposition: form-data; name="body"; filename="a.txt"\r\n\r\nabc\r\n--x--\r\n')),
    "plain text": ("text/plain", b"body=a"),
    "nothing at all": ("", b""),
}  # fmt: skip

# What the API is sent that is no payload of its.
DEEP = "[" * 100_000
JSON_BODIES = (
    b"", b"{", b"[]", b"null", b"NaN", b'"a"', b"1e999", DEEP.encode(), b'{"a":' * 50_000, b"\xff\xfe", b'{"body": NaN}',
    b'{"body": "\\ud800", "title": "\\ud800", "kind": "\\ud800", "reason": "\\ud800"}', b'{"body": "\\u0000", "title": "\\u0000"}',
    b'{"body": "b", "version": 1, "reason": "a\\u0000b\\ud800"}',
    b'{"body": ["a"], "title": {}, "version": []}', b'{"body": "a", "version": 1e30, "reply_to": 1e30, "post_id": 1e300}',
    b'{"body": "a", "title": "b", "version": 99999999999999999999999, "reply_to": 99999999999999999999, "post_id": 99999999999999999999}',
    b'{"body": "a", "reply_to": -1, "version": 1}', b'{"body": "a", "reply_to": ' + b"9" * 5000 + b"}",
    b'{"body": "a", "title": "b", "tags": ["\\u0000", "\\ud800"], "kind": "question"}',
    json.dumps({"body": "a" * 1_000_000, "title": "b" * 1_000_000, "version": 1, "reason": "c" * 1_000_000}).encode(),
)  # fmt: skip
