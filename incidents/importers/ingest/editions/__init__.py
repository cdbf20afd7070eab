"""What a data set takes back: numbers that it lists as deleted, records that an edition lacks."""
