"""The parts of a TimeMap event: its shape in JSON and in tables, and the meaning of its tags."""
