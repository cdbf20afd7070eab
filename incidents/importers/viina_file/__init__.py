"""How VIINA writes its reports: labels, places, sources."""
