"""What importers of published data sets share: columns by name, figures, sources, event types."""
