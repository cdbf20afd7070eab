"""Recorded places as filters: settlements under whatever key or script, and sites."""
