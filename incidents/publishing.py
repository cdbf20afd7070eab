"""What goes out of a store: files for other programs, maps, charts. A part of the library."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, Unpack

from incidents.queries.filters import Filters, from_keywords, takes_filters
from incidents.queries.questions import Questions
from schema.errors import UsageError
from schema.languages.language import ENGLISH

if TYPE_CHECKING:
    from incidents.charts.chart import Chart
    from incidents.exporters.to_file import Written
    from incidents.queries.results import Look
    from maps import Film, Still


class Publishing(Questions):
    """A store that hands on what it holds. What made a file (filter, time, version, head of the
    log, credits) stands in it or beside it.
    """

    @takes_filters
    def export(
        self,
        out: str | Path,
        *,
        hxl: bool = False,
        blur: str | None = None,
        force: bool = False,
        scheme: str | None = None,
        no_delay: bool = False,
        **filters: Unpack[Filters],
    ) -> Written:
        """Write the incidents that match to a file, in the format of its ending.

        What made it (filter, time, version, head of the log, credits) stands in the file or beside
        it. `hxl` adds the row of HXL tags; `blur="1km"` moves coordinates to a grid of that size;
        `force` writes over an existing file; `scheme="acled"` or `"ucdp"` gives a table the columns
        of that data set, and `Written.notes` say what they cannot hold. Strikes of the last three
        days on a target that may be struck again are given without point and damage; `no_delay`
        gives them in full. Either is said in the notes and in the file.
        """
        from incidents.exporters.to_file import Export, write

        export = Export(Path(out), hxl, blur, force, _map_colours, scheme, no_delay)
        return write(self, from_keywords(filters), export)

    @takes_filters
    def map(
        self,
        out: str | Path,
        *,
        layers: Sequence[str] = (),
        tiles: Sequence[str] = (),
        blur: str | None = None,
        slim: bool = False,
        story: str | Path | None = None,
        still: Still | None = None,
        film: Film | None = None,
        force: bool = False,
        no_delay: bool = False,
        lang: str | None = None,
        **filters: Unpack[Filters],
    ) -> Written:
        """Draw the incidents that match: an .html file that opens without a network, a picture
        (.svg, .png, .pdf), or a film (.gif, .mp4).

        `layers` are of `maps.layers`, such as "heat"; `tiles` names services of xyzservices that a
        reader of the page may switch on; `no_delay` is that of `export`. The page tells who says
        what of each incident, unless it is `slim`; `story` is a YAML file of steps that it leads
        through; `lang` is the language of its words: en, uk, ru or ar.

        In a notebook `maps.page(store.frame(claims=True))` shows itself.

        A picture has title, legend, scale and credits as `still` asks (`maps.Still`), and no
        controls. With `layers` a .png is taken of the page. A film is the picture of each month or
        day (`maps.Film`).
        """
        from incidents.exporters.map_file import MapFile
        from incidents.exporters.to_file import Written
        from incidents.language.left_out_words import left_out

        file = MapFile(Path(out), force, tuple(layers), still.scale if still else 1)
        file.check(tiles, story, still, film)
        if lang not in (None, ENGLISH) and (file.is_film or file.is_drawn):
            raise UsageError(
                f"--lang: expected a page (.html), found {out}: pictures for print and films are in"
                " English so far"
            )
        import maps
        from incidents.queries.frame import drawn
        from maps.table import of_rows

        wanted = still or maps.Still()
        wanted.check()
        if file.is_page and not wanted.is_usual:
            raise UsageError(
                "--subtitle, --size, --scale, --view, --theme and --locator: expected a picture"
                f" (.svg, .png, .pdf), found {out}"
            )
        table, context = drawn(self, filters, of_rows, blur, file.is_page and not slim, no_delay)
        if story is not None:
            from incidents.exporters.story import read_story
            from maps.layers import NAMES

            codes = set(table.texts["code"].values)
            context["story"] = read_story(Path(story), codes, {*NAMES, *layers})
        if wanted.title is not None:
            context["title"] = wanted.title
        if file.is_film:
            played = film or maps.Film()
            pictures = maps.film(table, context, wanted, played)
            file.write_film(pictures, wanted.size, played.seconds, maps)
        elif file.is_drawn:
            file.write_drawing(maps.svg(table, context, wanted), wanted.size, maps)
        else:
            page = maps.page(table, context=context, layers=layers, tiles=tiles, lang=lang)
            file.write_page(maps.render(page), maps)
        made, count = context["made"], len(table)
        delay = [made["publish_delay"]] if "publish_delay" in made else []
        notes = [*delay, *(left_out(*pair) for pair in made["left_out"].items())]
        return Written(file.out, count, notes=notes)

    @takes_filters
    def chart(
        self,
        *,
        by: str = "month",
        of: str | Sequence[str] = "incidents",
        stack: str | None = None,
        title: str | None = None,
        subtitle: str | None = None,
        **filters: Unpack[Filters],
    ) -> Chart:
        """Totals of the incidents that match as bars with their ranges; a notebook shows it, and
        `save("killed.svg")` writes .svg, .png, .pdf or .html.

        `by` and `stack` are keys of `count`, `of` its figures, `incidents` or `rate` (the share
        intercepted). Raises UsageError where nothing matches.
        """
        from incidents.charts.question import Question, chart_of

        asked = Question(by, (of,) if isinstance(of, str) else of, stack, title, subtitle)
        return chart_of(self, filters, asked, _map_colours)

    @takes_filters
    def report(
        self,
        out: str | Path,
        code: str | None = None,
        *,
        title: str | None = None,
        force: bool = False,
        **filters: Unpack[Filters],
    ) -> Written:
        """Write one self-contained document, .html or .pdf: the answer to a question with its map,
        charts, records, contested figures, method and credits, or the brief of one incident
        (`code`) with its place, claims, sources and history. It needs no script; fresh strikes are
        given as `export` does. Raises UsageError where nothing matches.
        """
        import maps
        from incidents.exporters.map_file import MapFile
        from incidents.exporters.to_file import Written
        from incidents.reports import answer, brief

        file = MapFile(Path(out), force)
        file.check_document()
        if code is not None:
            if filters:
                raise UsageError("expected a code or filters, found both")
            text, count = brief.write_brief(self, code, partial(_one, self, code), title), 1
        else:
            asked = answer.Asked(filters, title, partial(_all, self, filters), _map_colours)
            text, count = answer.write_answer(self, asked)
        file.write_document(text, maps)
        return Written(file.out, count)


def _all(store: Questions, filters: Filters) -> tuple[str, dict[str, Any], list[str]]:
    """The map of a report."""
    import maps
    from incidents.queries.frame import drawn
    from maps.table import of_rows

    table, context = drawn(store, filters, of_rows)
    still = maps.Still(title="", subtitle="", size=(1200, 800))
    made = context["made"] | {"credits": context["credits"]}
    return maps.svg(table, context, still), made, list(context.get("left_out", ()))


def _one(store: Questions, code: str, close: bool) -> tuple[str, dict[str, Any]]:
    """The place of one incident: close, or with its surroundings."""
    import maps
    from incidents.queries.frame import drawn
    from maps.table import of_rows

    table, context = drawn(store, {}, of_rows, code=code)
    still = maps.Still(title="", subtitle="", size=(1000, 620), around=0 if close else 5)
    return maps.svg(table, context, still), context["made"] | {"credits": context["credits"]}


def _map_colours(types: Sequence[str]) -> Look:
    """Colours and shapes of the map, for formats that draw."""
    from incidents.queries.results import Look
    from maps.palette import style_for

    style = style_for(types)
    return Look(style.key, style.label, style.colour, style.shape)
