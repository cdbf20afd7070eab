"""Benchmarks: one command, peers on the same work in the same run."""
