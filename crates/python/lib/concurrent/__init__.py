"""Threads and processes: not supported yet."""
