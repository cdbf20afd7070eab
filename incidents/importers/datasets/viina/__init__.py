"""VIINA, Violent Incident Information from News Articles."""
