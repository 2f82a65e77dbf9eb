"""A `break` that leaves a `with` and is in no loop is told of at its own place."""


def work():
    with open('nowhere') as file:
        print('read')
        break
