"""How UCDP writes its events: columns, dates, places, deaths."""
