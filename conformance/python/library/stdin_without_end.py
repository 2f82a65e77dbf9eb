"""The last line of the input has no line feed: neither has what is read of it."""
import sys

print(repr(sys.stdin.readline()))
print(repr(input()))
print(repr(sys.stdin.readline(3)), repr(sys.stdin.readline()))
print(repr(sys.stdin.read()))
print(repr(sys.stdin.readline()), repr(sys.stdin.read()))
try:
    input()
except EOFError as error:
    print(error)
