# The message of an uncaught exception may have several lines, even empty ones.
class ConfigError(Exception):
    def __init__(self, path, problems):
        super().__init__(path, problems)
        self.path, self.problems = path, problems

    def __str__(self):
        return '\n'.join([f'{self.path}:', '', *(f'  {n}. {p}' for n, p in enumerate(self.problems, 1)), 'end'])


def load(text):
    problems = []
    for number, line in enumerate(text.splitlines(), 1):
        if '=' not in line:
            problems.append(f'line {number} has no "="')
    if problems:
        raise ConfigError('app.ini', problems)
    return dict(line.split('=') for line in text.splitlines())


print(load('a=1\nb=2'))
try:
    load('a')
except ConfigError as e:
    print(str(e).count('\n'), repr(e))
error = None
try:
    {}['missing\nkey']
except KeyError as e:
    error = e
raise ConfigError('site.ini', ['no such thing', 'nor this one']) from error
