"""A map as a picture for print: what it shows and the words beside it, and no controls."""
