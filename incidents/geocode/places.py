"""Places by name: the geocoding half of the library."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from incidents import settings
from incidents.store.store import Store
from schema.errors import StoreError, UsageError

if TYPE_CHECKING:
    from incidents.geocode.answer import Answer, Hints
    from incidents.geocode.dataset_places import DatasetPlaces
    from incidents.geocode.gazetteer.index import Gazetteer
    from incidents.geocode.gazetteer.sources.added import Fetched
    from incidents.geocode.geocoder import Geocoder
    from incidents.geocode.pending import Filled
    from incidents.listener import Step
    from incidents.store.engines.base import Database


class Places(Store):
    """Looks places up in the offline gazetteer. Nothing is sent anywhere unless a service is
    named. Only `fill_places` needs a store.
    """

    @cached_property
    def geocoder(self) -> Geocoder:
        """Looks places up in the gazetteer, which is opened when it is first needed."""
        from incidents.geocode.geocoder import Geocoder

        return Geocoder(self.gazetteer(), dataset_places=self._dataset_places)

    @cached_property
    def unattended_geocoder(self) -> Geocoder:
        """The same for places that no person looks at one by one: it leaves open what only sounds
        the same or is written nearly the same.
        """
        from incidents.geocode.geocoder import Geocoder

        return Geocoder(self.gazetteer(), attended=False, dataset_places=self._dataset_places)

    @cached_property
    def _dataset_places(self) -> DatasetPlaces:
        """Places of the data sets in the store, if there is one."""
        from incidents.geocode.dataset_places import DatasetPlaces

        return DatasetPlaces(self._readable)

    def _readable(self) -> Database | None:
        """The store, open for reading; None, with a note, where it cannot be read."""
        if not self.engine.exists():
            return None
        try:
            return self.engine.reading()
        except StoreError as error:
            self.listener.note(f"places of data sets are left out: {error}".splitlines()[0])
            return None

    def locate(self, text: str, hints: Hints) -> Answer:
        """What the gazetteer makes of a text and of what is known besides."""
        return self.geocoder.geocode(text, hints)

    def geocode(
        self,
        text: str,
        *,
        country: str | None = None,
        admin1: str | None = None,
        admin2: str | None = None,
        near: Sequence[str] = (),
        service: str | None = None,
    ) -> Answer:
        """Where a place is, how precise (`uncertainty_m`, metres) and how sure that is.

        `text` is a name, coordinates or a description ("20 km south of Kharkiv"). A place is chosen
        only when no other of the same name and of comparable size lies more than 25 km away;
        otherwise `chosen` is None, `reason` says why and the candidates are listed. `near` names
        certain neighbours; `service` also asks an online service by name.
        """
        hints = {"country": country, "admin1": admin1, "admin2": admin2}
        return self.geocode_all([text], **hints, near=near, service=service)[0]

    def geocode_all(
        self,
        texts: Sequence[str],
        *,
        country: str | None = None,
        admin1: str | None = None,
        admin2: str | None = None,
        near: Sequence[str] = (),
        service: str | None = None,
    ) -> list[Answer]:
        """`geocode` for many texts of one area; one answer a text, in order."""
        from incidents.geocode.requests import asking, hints_of

        store = self if self.engine.exists() else None
        locate = asking(self.geocoder, service, store, self.listener.note)
        hints = hints_of(self.geocoder, country, admin1, admin2, near)
        return [locate(text, hints) for text in texts]

    def fill_places(self, service: str | None = None) -> Filled:
        """Look up the places of records that lack coordinates: what is certain is recorded, each
        as a revision, the rest is listed, and coordinates that look wrong are pointed out.
        """
        from incidents.geocode import pending
        from incidents.geocode.requests import asking

        locate = asking(self.unattended_geocoder, service, self, self.listener.note)
        with self.listener.progress() as step:
            return pending.fill_all(self, self.geocoder, locate, step)

    def gazetteer(self) -> Gazetteer:
        """The offline gazetteer; built first, in about a minute, when it is missing or old."""
        from incidents.geocode.gazetteer import home

        return home.gazetteer(self.listener.note, self._build)

    def build_gazetteer(self) -> Path:
        """Build the gazetteer anew; where it stands."""
        from incidents.geocode.gazetteer import home

        path = home.file()
        with home.building(self.listener.note):
            self._build(path, home.stamp(), anew=True)
        return path

    def add_to_gazetteer(self, file: str | Path) -> None:
        """Add a GeoNames country file, or Ukraine's register of settlements (XLSX or CSV)."""
        from incidents.geocode.gazetteer import home
        from incidents.geocode.gazetteer.sources import added

        with added.adding(home.folder(), [Path(file)]):
            self.gazetteer().close()

    def fetch_gazetteer(self, *countries: str, sha256: str | None = None) -> list[Fetched]:
        """Fetch the GeoNames files of countries (alpha-2 codes) over the network and add them.

        `sha256` is the digest that the file of the one country must have. Nothing is changed
        unless all of them arrive whole. Raises FetchError, UnknownNameError for a code that is
        none, and InputError for what is no country file.
        """
        from incidents.geocode.gazetteer import home
        from incidents.geocode.gazetteer.sources import added, fetch

        codes = fetch.country_codes(list(countries))
        if sha256 and len(codes) > 1:
            raise UsageError("--sha256: expected one country with it, found several")
        address = settings.geonames_address() or fetch.ADDRESS
        self.listener.note(f"fetches {', '.join(codes)} from {address}; {fetch.CREDIT}")
        with (
            self.listener.progress() as step,
            fetch.fetched(codes, address, sha256, step) as found,
        ):
            paths = [path for path, _ in found]
            with added.adding(home.folder(), paths):
                added.remember(home.folder(), [one for _, one in found])
                self._refreshed(step)
        return [one for _, one in found]

    def _refreshed(self, step: Step) -> None:
        """Bring the gazetteer up to date, its progress told to `step`."""
        from incidents.geocode.gazetteer import home
        from incidents.geocode.gazetteer.build import build

        warn = self.listener.warn
        home.gazetteer(
            self.listener.note, lambda path, stamp: build(path, stamp, step, warn)
        ).close()

    def _build(self, path: Path, stamp: str, anew: bool = False) -> None:
        from incidents.geocode.gazetteer.build import build

        with self.listener.progress() as step:
            build(path, stamp, step, self.listener.warn, anew)
