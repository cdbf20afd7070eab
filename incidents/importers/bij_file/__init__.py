"""The parts of the Bureau's drone-strike sheets: columns that every country names its own way."""
