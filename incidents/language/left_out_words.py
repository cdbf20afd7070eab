"""Records that match a question and are left out of its answer, in words."""

from __future__ import annotations

_ASKED_BY = {
    "refuted": "--verification refuted",
    "draft": "--status draft",
    "retracted": "--status retracted",
}


def left_out(reason: str, number: int) -> str:
    """How many records are left out for a reason - a verification, status or kind of event - and
    the option that asks for them.
    """
    many = "" if number == 1 else "s"
    option = _ASKED_BY.get(reason, f"--event-type {reason}")
    return f"{number:,} record{many} left out: {reason.replace('_', ' ')}; {option} asks for such"
