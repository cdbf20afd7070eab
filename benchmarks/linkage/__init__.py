"""How well records of two books are linked: fitted and measured on pairs that people judged."""
