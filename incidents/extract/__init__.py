"""From the text of an article to draft incidents, offline, each value tied to its words."""
