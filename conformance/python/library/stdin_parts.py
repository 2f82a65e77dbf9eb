# Standard input in parts.
import sys

print(repr(sys.stdin.read(3)), repr(sys.stdin.read(0)), repr(sys.stdin.readline(2)), repr(sys.stdin.readline()))
print(repr(sys.stdin.readline(0)), repr(sys.stdin.readline(100)), repr(sys.stdin.readline(-1)))
print(repr(sys.stdin.read(8)), [line for line in sys.stdin], repr(sys.stdin.read(5)), repr(sys.stdin.readline(5)), repr(sys.stdin.read()))
