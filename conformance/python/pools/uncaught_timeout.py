"""A result that does not come in time, not caught."""
from concurrent.futures import Future

Future().result(timeout=0.01)
