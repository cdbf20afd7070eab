"""Documents to print and attach: the answer to a question, and the brief of one incident."""
