"""Tables, whatever file holds them: CSV, sheets, SQLite, and the row that holds their headings."""
