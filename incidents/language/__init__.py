"""Words and signs: folding of names, figures in words, words for a strike, visible signs."""
