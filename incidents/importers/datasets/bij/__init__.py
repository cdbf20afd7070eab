"""Drone war data of the Bureau of Investigative Journalism."""
