"""How ACLED writes its events: kinds, dates, places, fatalities, actors."""
