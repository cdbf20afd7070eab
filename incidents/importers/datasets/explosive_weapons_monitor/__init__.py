"""Explosive Weapons Monitor: explosive weapons that hit aid, education, health care and food."""
