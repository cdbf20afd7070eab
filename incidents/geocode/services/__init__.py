"""Online geocoding services. One file a service; `SERVICES` lists them.

Nothing here asks anything before a service is named and its `search` is called, and geopy is
imported only when a service is made.

ArcGIS, which geopy can ask without a key, is left out: its terms forbid to keep what it answers.
"""

from __future__ import annotations

from incidents.geocode.services.base import Online, Service
from incidents.geocode.services.nominatim import Nominatim
from incidents.geocode.services.pelias import Pelias
from incidents.geocode.services.photon import Photon
from incidents.geocode.services.polite import Polite, ServiceError, UnusableAnswerError
from schema.errors import UnknownNameError, nearest
from schema.plugins import Group

__all__ = ["SERVICES", "Polite", "Service", "ServiceError", "UnusableAnswerError", "service"]

SERVICES: dict[str, type[Online]] = {
    "nominatim": Nominatim,
    "photon": Photon,
    "pelias": Pelias,
}
"""Every service by the name that `--service` takes."""
PLUGINS = Group("incidents.geocoders", "geocoding service", ("__call__",), tuple(SERVICES))
"""Services of others: each entry point leads to a class or function that takes what the classes
of `SERVICES` take (user agent, address, pace) and gives a `Service` of the entry point's name.
"""


def service(
    name: str, user_agent: str, address: str | None = None, polite: Polite | None = None
) -> Service:
    """Make the service of that name; sends nothing yet.

    `user_agent` says who asks (`settings.user_agent`), `address` names a server of one's own
    (`settings.geocoder_address`), `polite` another pace than one request a second. Raises
    UnknownNameError for a name that no service has, UsageError for a bad user agent or address,
    PluginError for a service of others that cannot be used.
    """
    maker = SERVICES.get(name) or PLUGINS.named(name)
    if maker is None:
        names = [*SERVICES, *PLUGINS.names()]
        known = f"known are {', '.join(names)}"
        raise UnknownNameError("geocoding service", name, nearest(name, names), known)
    made: Service = maker(user_agent, address, polite)
    return made
