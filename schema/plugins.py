"""Plug-ins: formats, layers, services and extractors that other people's packages bring.

A package names them as entry points (`importlib.metadata`) of one of the groups that
docs/plugins.md describes. Our own stand in explicit lists and are never looked for. A group is read
only when a command needs it, since the search opens a file of every installed package; one that
cannot be used is said in one line, and the rest goes on.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from schema.errors import IncidentsError

if TYPE_CHECKING:
    from importlib.metadata import EntryPoint


class PluginError(IncidentsError):
    """A plug-in that was asked for by name cannot be used, or broke at work."""


@dataclass(frozen=True)
class Group:
    """One kind of thing that plug-ins bring.

    `name` is the group of entry points, `kind` what one is called in messages, `needs` the
    attributes that each must have, `ours` the names that are taken.
    """

    name: str
    kind: str
    needs: tuple[str, ...]
    ours: tuple[str, ...] = ()

    def names(self) -> list[str]:
        """The names that plug-ins bring, in the order of the alphabet; nothing is imported."""
        return list(_points(self))

    def named(self, name: str) -> Any:
        """The plug-in of that name; None where there is none.

        Raises PluginError when there is one that cannot be imported or is not what it should be.
        """
        point = _points(self).get(name)
        return None if point is None else self._loaded(point)

    def usable(self) -> dict[str, Any]:
        """Every plug-in by name. One that cannot be used is left out, in one line on stderr."""
        loaded = {}
        for name, point in _points(self).items():
            try:
                loaded[name] = self._loaded(point)
            except PluginError as error:
                _warn(str(error))
        return loaded

    def _loaded(self, point: EntryPoint) -> Any:
        try:
            plugin = point.load()
        except Exception as error:  # whatever their package does
            raise PluginError(f"{self._title(point)} cannot be used: {_reason(error)}") from error
        missing = [name for name in self.needs if not hasattr(plugin, name)]
        if missing:
            listed = ", ".join(self.needs)
            raise PluginError(
                f"{self._title(point)} cannot be used: expected {listed}, found no {missing[0]}"
            )
        return AtWork(plugin, self._title(point))

    def _title(self, point: EntryPoint) -> str:
        package = f" of the package {point.dist.name}" if point.dist else ""
        return f"the {self.kind} plug-in {point.name}{package}"


class AtWork:
    """A plug-in, or what it made, as the program uses it: the same attributes and methods.

    Whatever it raises that is no error of ours becomes a PluginError with its name, whether it is
    raised by a call or later, while something runs through what the call gave.
    """

    def __init__(self, plugin: Any, title: str) -> None:
        self._plugin, self._title = plugin, title

    def __getattr__(self, name: str) -> Any:
        """An attribute of the plug-in; a method that answers for what it raises."""
        value = getattr(self._plugin, name)
        return self._answering(value) if callable(value) else value

    def __call__(self, *given: Any, **named: Any) -> Any:
        """What a class or a function of the plug-in makes."""
        made = self._answering(self._plugin)(*given, **named)
        is_data = isinstance(made, (list, tuple, Iterator))
        return made if is_data else AtWork(made, self._title)

    def _answering(self, act: Callable[..., Any]) -> Callable[..., Any]:
        def answering(*given: Any, **named: Any) -> Any:
            try:
                result = act(*given, **named)
            except Exception as error:  # whatever their package does
                raise self._blamed(error) from error
            return self._running(result) if isinstance(result, Iterator) else result

        return answering

    def _running(self, items: Iterator[Any]) -> Iterator[Any]:
        while True:
            try:
                item = next(items)
            except StopIteration:
                return
            except Exception as error:  # whatever their package does
                raise self._blamed(error) from error
            yield item

    def _blamed(self, error: Exception) -> IncidentsError:
        if isinstance(error, IncidentsError):
            return error
        return PluginError(f"{self._title} broke at work: {_reason(error)}")


def _reason(error: Exception) -> str:
    return " ".join(f"{type(error).__name__}: {error}".split())


@cache
def _points(group: Group) -> dict[str, EntryPoint]:
    """The entry points of a group by name; a name that is taken already is said once."""
    from importlib.metadata import entry_points

    points: dict[str, EntryPoint] = {}
    for point in sorted(entry_points(group=group.name), key=_place):
        if _is_free(point, group, points):
            points[point.name] = point
    return points


def _is_free(point: EntryPoint, group: Group, points: Collection[str]) -> bool:
    if point.name in group.ours:
        _warn(f"{group._title(point)} is left out: the name is one of the program's own")
    elif point.name in points:
        _warn(f"{group._title(point)} is left out: another package brings the same name")
    else:
        return True
    return False


def _place(point: EntryPoint) -> tuple[str, str]:
    return point.name, point.dist.name if point.dist else ""


def _warn(text: str) -> None:
    sys.stderr.write(f"warning: {text}\n")
