"""What is read before anything is understood: bytes, markup, articles, blocks, sentences, dates."""
