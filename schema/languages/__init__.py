"""The languages that people read: which there are, the catalogue of messages, labels of codes.

Data are the same in every language: columns, codes, JSON and CSV never come here.
"""
