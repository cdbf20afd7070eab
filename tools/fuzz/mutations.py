"""Ways to damage a file as disks, programs and strangers do. Everything comes from one `Random`."""

from __future__ import annotations

import io
import json
import zipfile
import zlib
from collections.abc import Callable
from random import Random

NASTY = [
    "", "-", "?", "=1+1", "\x1b[31mred", "\x00", "\ufeff", "\u202eabc", "9" * 400, "-1", "1e309",
    "NaN", "Infinity", "12.000", "1,5", "0/0", "2024-13-45", "0000-00-00", "31/31/3131",
    "10000-01-01", "[" * 300, "{" * 300,
    '{"a": 1}', "[1, 2", "'", '"', ";" * 50, "\n" * 50, "a" * 5_000,
    "💥" * 20, "null", "true", "at least 5", "'Many' (2 named)", "3-1", "~10",
    "http://", "http://[",
    "javascript:alert(1)", "91", "-181", "Сумы", "قصف", "N/A", "none", "\ud83d", "²", "٣", "1/0",
]  # fmt: skip
"""Cells that somebody's file may hold and no reader may stumble over."""
Mutation = Callable[[bytes, Random], bytes]


def mutated(content: bytes, name: str, random: Random) -> bytes:
    """The content of a file with one to four kinds of damage."""
    ways = [*BYTES]
    if name.endswith((".json", ".geojson", ".jsonl", ".ndjson")):
        ways += JSON * 3
    elif name.endswith((".csv", ".tsv", ".txt")):
        ways += TABLES * 3
    elif name.endswith((".xlsx", ".kmz", ".zip")):
        ways = [in_zip]
    else:
        ways += TEXTS * 3
    for _ in range(random.randint(1, 4)):
        content = random.choice(ways)(content, random)
    return content


def flip(content: bytes, random: Random) -> bytes:
    """Change some bytes."""
    found = bytearray(content)
    for _ in range(random.randint(1, 8)):
        if found:
            found[random.randrange(len(found))] = random.randrange(256)
    return bytes(found)


def cut(content: bytes, random: Random) -> bytes:
    """End the file too early, or lose a piece of it."""
    one, two = sorted(random.randrange(len(content) + 1) for _ in range(2))
    return content[:one] if random.random() < 0.5 else content[:one] + content[two:]


def repeat(content: bytes, random: Random) -> bytes:
    """Write a piece of the file twice, or many times."""
    one, two = sorted(random.randrange(len(content) + 1) for _ in range(2))
    return content[:two] + content[one:two] * random.choice([1, 1, 1, 20]) + content[two:]


def insert(content: bytes, random: Random) -> bytes:
    """Put something where it does not belong."""
    at = random.randrange(len(content) + 1)
    piece = random.choice(NASTY).encode("utf-8", "surrogatepass")
    return content[:at] + piece + content[at:]


def recode(content: bytes, random: Random) -> bytes:
    """Write the text in another encoding."""
    text = content.decode("utf-8", "replace")
    name = random.choice(["utf-16", "utf-16-le", "cp1251", "cp1252", "utf-8-sig", "utf-32"])
    return text.encode(name, "replace")


def cell(content: bytes, random: Random) -> bytes:
    """Put other values into a few cells, header included."""
    lines = content.decode("utf-8", "surrogateescape").split("\n")
    sign = max(",;\t", key=lines[0].count)
    for _ in range(random.randint(1, 5)):
        at = random.randrange(len(lines))
        cells = lines[at].split(sign)
        cells[random.randrange(len(cells))] = random.choice(NASTY)
        lines[at] = sign.join(cells)
    return "\n".join(lines).encode("utf-8", "surrogatepass" if random.random() < 0.1 else "replace")


def column(content: bytes, random: Random) -> bytes:
    """Lose a column, name two alike, or put titles above the header."""
    lines = content.decode("utf-8", "replace").split("\n")
    sign = max(",;\t", key=lines[0].count)
    names = lines[0].split(sign)
    way = random.randrange(4)
    if way == 0:
        names[random.randrange(len(names))] = random.choice(names)
    elif way == 1:
        names.pop(random.randrange(len(names)))
    elif way == 2:
        random.shuffle(names)
    lines[0] = sign.join(names)
    if way == 3:
        lines.insert(0, "A title" + sign * (len(names) - 1))
    return "\n".join(lines).encode("utf-8", "replace")


def row(content: bytes, random: Random) -> bytes:
    """Repeat, drop or mix rows."""
    lines = content.decode("utf-8", "replace").split("\n")
    body = lines[1:]
    random.shuffle(body)
    return "\n".join([lines[0], *body[: random.randint(0, len(body))], *body]).encode()


def node(content: bytes, random: Random) -> bytes:
    """Put another value in place of one somewhere in a JSON document."""
    try:
        plain = json.loads(content)
    except (ValueError, RecursionError):
        return flip(content, random)
    for _ in range(random.randint(1, 4)):
        plain = _changed(plain, random)
    return json.dumps(plain, ensure_ascii=random.random() < 0.5).encode("utf-8", "replace")


def _changed(plain: object, random: Random) -> object:
    if isinstance(plain, dict) and plain and random.random() < 0.85:
        name = random.choice(list(plain))
        return {**plain, name: _changed(plain[name], random)}
    if isinstance(plain, list) and plain and random.random() < 0.85:
        at = random.randrange(len(plain))
        return [*plain[:at], _changed(plain[at], random), *plain[at + 1 :]]
    others = [None, 0, -1, 1.5, 10**400, True, [], {}, [[]], {"a": {"b": []}}, [None], *NASTY]
    return random.choice(others)


def deep(content: bytes, random: Random) -> bytes:
    """Put a document into thousands of lists."""
    depth = random.choice([50, 500, 20_000])
    return b"[" * depth + content + b"]" * random.choice([depth, 0])


def in_zip(content: bytes, random: Random) -> bytes:
    """Damage one file inside a zip, or the zip itself."""
    if random.random() < 0.3:
        return random.choice(BYTES)(content, random)
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as before:
            members = {name: before.read(name) for name in before.namelist()}
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, zlib.error):
        return flip(content, random)
    chosen = random.choice(list(members))
    members[chosen] = random.choice([*BYTES, *TEXTS])(members[chosen], random)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as after:
        for name, inside in members.items():
            after.writestr(name, inside)
    return out.getvalue()


def word(content: bytes, random: Random) -> bytes:
    """Put another text between two tags or quotation marks."""
    text = content.decode("utf-8", "replace")
    ends = [at for at, sign in enumerate(text) if sign in "><\"'"]
    if len(ends) < 2:
        return insert(content, random)
    at = random.randrange(len(ends) - 1)
    middle = random.choice(NASTY)
    return (text[: ends[at] + 1] + middle + text[ends[at + 1] :]).encode("utf-8", "replace")


BYTES: list[Mutation] = [flip, cut, repeat, insert, recode]
TABLES: list[Mutation] = [cell, cell, column, row]
JSON: list[Mutation] = [node, node, deep]
TEXTS: list[Mutation] = [word, word, insert]
