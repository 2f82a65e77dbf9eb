# An uncaught group whose message and members have several lines, with notes on both.


def check(record):
    problems = []
    for name, value in record.items():
        if value is None:
            problems.append(ValueError(f'{name} is missing\nit has to be given'))
        elif not isinstance(value, str):
            problem = TypeError(f'{name} must be text')
            problem.add_note(f'got {value!r}')
            problem.add_note('of type ' + type(value).__name__)
            problems.append(problem)
    if problems:
        group = ExceptionGroup('the record is not valid\nsee below', problems)
        group.add_note('nothing was stored')
        raise group


def main():
    check({'a': 'x', 'b': 'y'})
    print('the first is fine')
    try:
        check({'a': 1})
    except* TypeError as group:
        print(len(group.exceptions), group.exceptions[0].__notes__)
    check({'name': None, 'age': 7, 'town': 'Ulm'})


main()
