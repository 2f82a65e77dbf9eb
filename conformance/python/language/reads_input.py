"""`input()` reads the run's input line by line."""


class Prompt:
    def __str__(self):
        return 'prompt made by a method> '


name = input('your name? ')
print(f'hello {name!r}')
print(int(input()) + int(input(3)))
print(repr(input(Prompt())))
total = 0
while True:
    try:
        line = input()
    except EOFError as error:
        print('end:', error)
        break
    total += len(line.split())
print(total)
try:
    input(1, 2)
except TypeError as error:
    print(error)
input('once more')
