"""From the strikes of a text to drafts: one date, the weapons, the casualty claims of each."""
