"""Features that once had to be asked for."""

all_feature_names = ['nested_scopes', 'generators', 'division', 'absolute_import', 'with_statement', 'print_function',
                     'unicode_literals', 'barry_as_FLUFL', 'generator_stop', 'annotations']
__all__ = ['all_feature_names', *all_feature_names]


class _Feature:
    def __init__(self, name):
        self.name = name

    def __repr__(self):
        return f'_Feature({self.name!r})'


for _name in all_feature_names:
    globals()[_name] = _Feature(_name)
del _name
