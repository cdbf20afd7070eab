"""The parts of a row of missile_attacks_daily.csv: when, where, with what, and the details."""
