"""How GTD writes its incidents: weapons, dates, places, casualties, groups, targets."""
