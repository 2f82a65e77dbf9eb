"""Enumerations: classes whose instances are a fixed set of named values."""

import sys

__all__ = ['EnumMeta', 'EnumType', 'Enum', 'IntEnum', 'StrEnum', 'Flag', 'IntFlag', 'ReprEnum', 'auto', 'unique',
           'property', 'FlagBoundary', 'STRICT', 'CONFORM', 'EJECT', 'KEEP', 'member', 'nonmember', 'global_enum']

_property = property


class nonmember:
    """Keeps a value from becoming a member."""

    def __init__(self, value):
        self.value = value


class member:
    """Makes a member of what would not be one."""

    def __init__(self, value):
        self.value = value


class auto:
    """The next value, as the class's `_generate_next_value_` says."""

    def __init__(self, value=None):
        self.value = value

    def __repr__(self):
        return f'auto({self.value!r})' if self.value is not None else 'auto()'


class property(_property):
    """A property of members, so that a member may have its name too (`name`, `value`)."""

    def __get__(self, instance, owner=None):
        if instance is None:
            found = owner._member_map_.get(self._name)
            if found is None:
                raise AttributeError(f'{owner!r} has no attribute {self._name!r}')
            return found
        return super().__get__(instance, owner)

    def __set_name__(self, owner, name):
        self._name = name
        self._owner = owner.__name__

    def __set__(self, instance, value):
        if self.fset is None:
            raise AttributeError(f'<enum {self._owner!r}> cannot set attribute {self._name!r}')
        super().__set__(instance, value)

    def __delete__(self, instance):
        if self.fdel is None:
            raise AttributeError(f'<enum {self._owner!r}> cannot delete attribute {self._name!r}')
        super().__delete__(instance)


def _is_dunder(name):
    return len(name) > 4 and name[:2] == name[-2:] == '__' and name[2] != '_' and name[-3] != '_'


def _is_sunder(name):
    return len(name) > 2 and name[0] == name[-1] == '_' and name[1] != '_' and name[-2] != '_'


def _is_private(cls_name, name):
    return name.startswith(f'_{cls_name}__') and not name.endswith('__')


def _is_descriptor(value):
    return hasattr(value, '__get__') or hasattr(value, '__set__') or hasattr(value, '__delete__')


_SUNDERS = ('_order_', '_generate_next_value_', '_numeric_repr_', '_missing_', '_ignore_', '_iter_member_',
            '_iter_member_by_value_', '_iter_member_by_def_', '_flag_mask_', '_singles_mask_')


class EnumDict(dict):
    """The namespace of the class statement: remembers which names are members, in order."""

    def __init__(self, cls_name, generate):
        super().__init__()
        self._cls_name = cls_name
        self._generate = generate
        self._member_names = {}
        self._last_values = []
        self._ignore = []
        self._auto_called = False

    def __setitem__(self, key, value):
        if isinstance(value, nonmember):
            return super().__setitem__(key, value.value)
        forced = isinstance(value, member)
        if _is_sunder(key):
            if key not in _SUNDERS:
                raise ValueError(f'_sunder_ names, such as {key!r}, are reserved for future Enum use')
            if key == '_generate_next_value_':
                if self._auto_called:
                    raise TypeError('_generate_next_value_ must be defined before members')
                self._generate = value.__func__ if isinstance(value, staticmethod) else value
            elif key == '_ignore_':
                value = value.replace(',', ' ').split() if isinstance(value, str) else list(value)
                self._ignore = value
        elif _is_dunder(key) or _is_private(self._cls_name, key):
            pass
        elif key in self._member_names:
            raise TypeError(f'{key!r} already defined as {self[key]!r}')
        elif key in self._ignore:
            pass
        elif forced or not _is_descriptor(value) and not isinstance(value, type):
            value = value.value if forced else self._resolved(key, value)
            self._member_names[key] = None
            self._last_values.append(value)
        return super().__setitem__(key, value)

    def _resolved(self, key, value):
        if isinstance(value, auto):
            return self._auto(key, value)
        if type(value) is tuple and any(isinstance(item, auto) for item in value):
            return tuple([self._auto(key, item) if isinstance(item, auto) else item for item in value])
        return value

    def _auto(self, key, value):
        self._auto_called = True
        if value.value is None:
            value.value = self._generate(key, 1, len(self._member_names), self._last_values[:])
        return value.value

    def update(self, members=(), **more):
        for key, value in (members.items() if hasattr(members, 'items') else members):
            self[key] = value
        for key, value in more.items():
            self[key] = value


class EnumType(type):
    """The metaclass of enumerations."""

    @classmethod
    def __prepare__(metacls, cls, bases, **kwds):
        for base in bases:
            if isinstance(base, EnumType) and base._member_names_:
                raise TypeError(f'<enum {cls!r}> cannot extend {base!r}')
        generate = Enum._generate_next_value_ if Enum is not None else None
        for base in bases:
            if isinstance(base, EnumType):
                generate = base._generate_next_value_
        return EnumDict(cls, generate)

    def __new__(metacls, cls, bases, classdict, *, boundary=None, _simple=False, **kwds):
        members = {name: classdict[name] for name in classdict._member_names}
        invalid = set(members) & {'mro', ''}
        if invalid:
            raise ValueError(f'invalid enum member name(s) {",".join([repr(name) for name in sorted(invalid)])}')
        namespace = {key: value for key, value in classdict.items()
                     if key not in members and key not in classdict._ignore and key != '_ignore_'}
        order = namespace.pop('_order_', None)
        if '_generate_next_value_' in namespace:
            namespace['_generate_next_value_'] = staticmethod(classdict._generate)
        data_type = _data_type(bases)
        namespace.update(_member_names_=[], _member_map_={}, _value2member_map_={}, _unhashable_values_=[],
                         _member_type_=data_type)
        # What `__new__` the class statement gives makes members; calling the class looks one up.
        own_new = namespace.pop('__new__', None) if Enum is not None else None
        if own_new is not None:
            namespace['__new_member__'] = staticmethod(own_new.__func__ if isinstance(own_new, staticmethod) else own_new)
        if boundary is not None:
            namespace['_boundary_'] = boundary
        made = super().__new__(metacls, cls, bases, namespace, **kwds)
        _mix_in_texts(made, namespace, data_type)
        made._use_args_ = data_type is not object or hasattr(made, '__new_member__')
        if Enum is not None:
            type.__setattr__(made, '__new__', Enum.__new__)
        flags = Flag is not None and issubclass(made, Flag)
        if flags:
            # Not those of int, which comes first among the bases.
            for name in ('or', 'and', 'xor', 'ror', 'rand', 'rxor', 'invert'):
                if f'__{name}__' not in namespace:
                    type.__setattr__(made, f'__{name}__', getattr(Flag, f'__{name}__'))
            made._flag_mask_ = made._singles_mask_ = 0
        for name, value in members.items():
            _add_member(made, name, value, flags)
        if flags and members:
            made._member_names_ = [name for name in made._member_names_ if _is_single(made._member_map_[name]._value_)]
            made._flag_mask_ = made._mask()
        if order is not None:
            wanted = order.replace(',', ' ').split() if isinstance(order, str) else list(order)
            wanted = [name for name in wanted if name in made._member_map_ and made._member_map_[name]._name_ == name]
            if wanted != made._member_names_:
                raise TypeError(f'member order does not match _order_:\n  {made._member_names_!r}\n  {wanted!r}')
        return made

    def __init__(cls, *args, **kwds):
        pass

    def __bool__(cls):
        return True

    def __call__(cls, value, names=None, *, module=None, qualname=None, type=None, start=1, boundary=None):
        if names is None:
            return cls.__new__(cls, value)
        return _create(cls, value, names, module or sys._getframe(1).f_globals.get('__name__'), qualname, type, start,
                       boundary)

    def __contains__(cls, member):
        if not isinstance(member, Enum):
            import warnings
            warnings.warn('in 3.12 __contains__ will no longer raise TypeError, but will return True or\n'
                          'False depending on whether the value is a member or the value of a member',
                          DeprecationWarning, stacklevel=2)
            raise TypeError(f"unsupported operand type(s) for 'in': '{type(member).__qualname__}' and "
                            f"'{type(cls).__qualname__}'")
        return isinstance(member, cls) and member._name_ in cls._member_map_

    def __getattr__(cls, name):
        if not _is_dunder(name):
            found = cls.__dict__.get('_member_map_', {}).get(name)
            if found is not None:
                return found
        raise AttributeError(name)

    def __setattr__(cls, name, value):
        if name in cls.__dict__.get('_member_map_', {}):
            raise AttributeError(f'cannot reassign member {name!r}')
        super().__setattr__(name, value)

    def __delattr__(cls, name):
        if name in cls.__dict__.get('_member_map_', {}):
            raise AttributeError(f'{cls.__name__!r} cannot delete member {name!r}.')
        super().__delattr__(name)

    def __dir__(cls):
        return sorted(['__class__', '__contains__', '__doc__', '__getitem__', '__init_subclass__', '__iter__', '__len__',
                       '__members__', '__module__', '__name__', '__qualname__', *cls._member_names_])

    def __getitem__(cls, name):
        return cls._member_map_[name]

    def __iter__(cls):
        return iter([cls._member_map_[name] for name in cls._member_names_])

    def __reversed__(cls):
        return iter([cls._member_map_[name] for name in reversed(cls._member_names_)])

    def __len__(cls):
        return len(cls._member_names_)

    @_property
    def __members__(cls):
        from types import MappingProxyType
        return MappingProxyType(cls._member_map_)

    def __repr__(cls):
        if Flag is not None and issubclass(cls, Flag):
            return f'<flag {cls.__name__!r}>'
        return f'<enum {cls.__name__!r}>'


EnumMeta = EnumType
# Needed by the metaclass while they are being made.
Enum = Flag = None


def _data_type(bases):
    for base in bases:
        for parent in base.__mro__:
            if parent is object or isinstance(parent, EnumType):
                if isinstance(parent, EnumType) and parent._member_type_ is not object:
                    return parent._member_type_
                continue
            if '__new__' in parent.__dict__ or '__dataclass_fields__' in parent.__dict__:
                return parent
    return object


def _mix_in_texts(made, namespace, data_type):
    # With a mixed-in data type, and unless the class says otherwise, texts are those of Enum; for a ReprEnum str() and
    # format() are those of the data type.
    if Enum is None or data_type is object:
        return
    plain = ReprEnum is not None and ReprEnum in made.__bases__
    for name in ('__repr__', '__str__', '__format__', '__reduce_ex__'):
        if name in namespace:
            continue
        if plain and name in ('__str__', '__format__'):
            method = getattr(data_type, name)
            type.__setattr__(made, name, data_type.__repr__ if method is object.__str__ else method)
        else:
            found = getattr(made, name)
            if found is getattr(object, name, None) or found is getattr(data_type, name, None):
                type.__setattr__(made, name, getattr(made.__bases__[-1], name))


def _is_single(value):
    return isinstance(value, int) and value > 0 and value & (value - 1) == 0


def _add_member(cls, name, value, flags):
    data_type = cls._member_type_
    args = value if isinstance(value, tuple) else (value,)
    if data_type is tuple:
        args = (args,)
    maker = getattr(cls, '__new_member__', None)
    if maker is not None:
        made = maker(cls, *args)
    elif data_type is object:
        made = object.__new__(cls)
    else:
        made = data_type.__new__(cls, *args)
    if not hasattr(made, '_value_'):
        if data_type is object:
            made._value_ = value
        else:
            try:
                made._value_ = data_type(*args)
            except Exception as exc:
                raise TypeError('_value_ not set in __new__, unable to create it') from exc
    value = made._value_
    made._name_ = name
    made.__objclass__ = cls
    if type(made).__init__ is not Enum.__init__:
        made.__init__(*args)
    made._sort_order_ = len(cls._member_names_)
    known = _find(cls, made._value_)
    if known is not None:
        made = known
    else:
        cls._member_names_.append(name)
        if flags and isinstance(value, int):
            cls._flag_mask_ |= value
            if _is_single(value):
                cls._singles_mask_ |= value
    cls._member_map_[name] = made
    if known is None:
        try:
            cls._value2member_map_.setdefault(value, made)
        except TypeError:
            cls._unhashable_values_.append(value)
    if name not in cls.__dict__:
        inherited = None
        for base in cls.__mro__[1:]:
            inherited = base.__dict__.get(name)
            if inherited is not None:
                break
        if not isinstance(inherited, _property):
            type.__setattr__(cls, name, made)


def _find(cls, value):
    try:
        return cls._value2member_map_.get(value)
    except TypeError:
        for each in cls._member_map_.values():
            if each._value_ == value:
                return each
    return None


def _create(cls, name, names, module, qualname, data_type, start, boundary):
    bases = (cls,) if data_type is None else (data_type, cls)
    namespace = type(cls).__prepare__(name, bases)
    if isinstance(names, str):
        names = names.replace(',', ' ').split()
    values = []
    for at, item in enumerate(names.items() if isinstance(names, dict) else names):
        if isinstance(item, str):
            value = cls._generate_next_value_(item, start, at, values[:])
            values.append(value)
            namespace[item] = value
        else:
            namespace[item[0]] = item[1]
    made = type(cls)(name, bases, namespace, boundary=boundary)
    if module is not None:
        type.__setattr__(made, '__module__', module)
    if qualname is not None:
        type.__setattr__(made, '__qualname__', qualname)
    return made


# Not set by a class statement of ours before Enum exists.
ReprEnum = None


class Enum(metaclass=EnumType):
    """An enumeration."""

    def __new__(cls, value):
        if type(value) is cls:
            return value
        found = _find(cls, value)
        if found is not None:
            return found
        if not cls._member_map_:
            raise TypeError(f'{cls!r} has no members defined')
        failure = None
        try:
            result = cls._missing_(value)
        except Exception as exc:
            failure, result = exc, None
        if isinstance(result, cls) or Flag is not None and issubclass(cls, Flag) \
                and getattr(cls, '_boundary_', None) is EJECT and isinstance(result, int):
            return result
        invalid = ValueError(f'{value!r} is not a valid {cls.__qualname__}')
        if failure is None:
            if result is None:
                raise invalid
            failure = TypeError(f'error in {cls.__name__}._missing_: returned {result!r} instead of None or a valid member')
        if not isinstance(failure, ValueError):
            failure.__context__ = invalid
        raise failure

    def __init__(self, *args, **kwds):
        pass

    @staticmethod
    def _generate_next_value_(name, start, count, last_values):
        if not last_values:
            return start
        numbers = [value for value in last_values if isinstance(value, int)]
        return (max(numbers) if len(numbers) == len(last_values) else numbers[-1] if numbers else start - 1) + 1

    @classmethod
    def _missing_(cls, value):
        return None

    def __repr__(self):
        shown = _value_text(self)
        return f'<{type(self).__name__}.{self._name_}: {shown}>'

    def __str__(self):
        return f'{type(self).__name__}.{self._name_}'

    def __format__(self, format_spec):
        return str.__format__(str(self), format_spec)

    def __dir__(self):
        return sorted({'__class__', '__doc__', '__eq__', '__hash__', '__module__', 'name', 'value'})

    def __hash__(self):
        return hash(self._name_)

    def __reduce_ex__(self, proto):
        return type(self), (self._value_,)

    def __copy__(self):
        return self

    def __deepcopy__(self, memo):
        return self

    @property
    def name(self):
        return self._name_

    @property
    def value(self):
        return self._value_


def _value_text(self):
    data_type = type(self)._member_type_
    if data_type is not object and data_type.__repr__ is not object.__repr__:
        if '__dataclass_fields__' in data_type.__dict__:
            return data_type.__repr__(self)
        return data_type.__repr__(self._value_)
    return repr(self._value_)


class ReprEnum(Enum):
    """An enumeration that keeps the str() and format() of its data type."""


class IntEnum(int, ReprEnum):
    """Members are ints."""


class StrEnum(str, ReprEnum):
    """Members are strings."""

    def __new__(cls, *values):
        if len(values) > 3:
            raise TypeError(f'too many arguments for str(): {values!r}')
        if len(values) == 1 and not isinstance(values[0], str):
            raise TypeError(f'{values[0]!r} is not a string')
        value = str(*values)
        made = str.__new__(cls, value)
        made._value_ = value
        return made

    @staticmethod
    def _generate_next_value_(name, start, count, last_values):
        return name.lower()


class FlagBoundary(StrEnum):
    """What a flag does with bits that it has no member for."""

    STRICT = auto()
    CONFORM = auto()
    EJECT = auto()
    KEEP = auto()


STRICT, CONFORM, EJECT, KEEP = FlagBoundary.STRICT, FlagBoundary.CONFORM, FlagBoundary.EJECT, FlagBoundary.KEEP


class Flag(Enum, boundary=STRICT):
    """Members that can be combined."""

    _numeric_repr_ = repr
    _flag_mask_ = _singles_mask_ = 0

    @staticmethod
    def _generate_next_value_(name, start, count, last_values):
        if not last_values:
            return start if start is not None else 1
        last = max(last_values)
        if not isinstance(last, int):
            raise TypeError(f'invalid flag value {last!r}')
        return 2 ** last.bit_length() if last > 0 else 1

    @classmethod
    def _mask(cls):
        mask = 0
        for each in cls._member_map_.values():
            if isinstance(each._value_, int) and each._value_ > 0:
                mask |= each._value_
        return mask

    @classmethod
    def _missing_(cls, value):
        """A combination of members; made once."""
        if not isinstance(value, int):
            raise ValueError(f'{value!r} is not a valid {cls.__qualname__}')
        mask = cls._flag_mask_
        every = (1 << mask.bit_length()) - 1
        boundary = cls._boundary_
        given = value
        if not ~every <= value <= every or value & (every ^ mask):
            if boundary is STRICT:
                width = max(value.bit_length(), mask.bit_length())
                raise ValueError(f'{cls!r} invalid value {value!r}\n    given {_bits(value, width)}\n'
                                 f'  allowed {_bits(mask, width)}')
            if boundary is CONFORM:
                value &= mask
            elif boundary is EJECT:
                return value
        if value < 0:
            value = every + 1 + value if boundary in (KEEP, EJECT) else mask & value
            if given < 0 and boundary is KEEP:
                value &= max(every, mask)
        found = cls._value2member_map_.get(value)
        if found is not None:
            return found
        made = object.__new__(cls) if cls._member_type_ is object else cls._member_type_.__new__(cls, value)
        made._value_ = value
        names = [each._name_ for each in cls._parts(value)]
        unknown = value & ~mask
        if not names:
            made._name_ = None
        else:
            made._name_ = '|'.join(names + ([cls._numeric_repr_(unknown)] if unknown else []))
        return cls._value2member_map_.setdefault(value, made)

    @classmethod
    def _parts(cls, value):
        return [cls._member_map_[name] for name in cls._member_names_ if cls._member_map_[name]._value_ & value]

    def __iter__(self):
        return iter(sorted(type(self)._parts(self._value_), key=lambda each: each._value_))

    def __len__(self):
        return bin(self._value_).count('1')

    def __bool__(self):
        return bool(self._value_)

    def __contains__(self, other):
        if not isinstance(other, type(self)):
            raise TypeError(f"unsupported operand type(s) for 'in': {type(other).__qualname__!r} and "
                            f'{type(self).__qualname__!r}')
        return other._value_ & self._value_ == other._value_

    def __repr__(self):
        cls = type(self).__name__
        shown = repr(self._value_) if type(self)._member_type_ is object else int.__repr__(self._value_)
        return f'<{cls}: {shown}>' if self._name_ is None else f'<{cls}.{self._name_}: {shown}>'

    def __str__(self):
        cls = type(self).__name__
        return f'{cls}({self._value_!r})' if self._name_ is None else f'{cls}.{self._name_}'

    def _other(self, other):
        if isinstance(other, type(self)):
            return other._value_
        data_type = type(self)._member_type_
        if data_type is not object and isinstance(other, data_type):
            return other
        return NotImplemented

    def __or__(self, other):
        other = self._other(other)
        return other if other is NotImplemented else type(self)(self._value_ | other)

    def __and__(self, other):
        other = self._other(other)
        return other if other is NotImplemented else type(self)(self._value_ & other)

    def __xor__(self, other):
        other = self._other(other)
        return other if other is NotImplemented else type(self)(self._value_ ^ other)

    def __invert__(self):
        cls = type(self)
        if cls._boundary_ is KEEP:
            return cls(~self._value_)
        return cls(cls._singles_mask_ & ~self._value_)

    __ror__, __rand__, __rxor__ = __or__, __and__, __xor__


def _bits(value, width):
    text = bin(value if value >= 0 else (1 << width) + value)[2:].rjust(width, '0')
    return f'0b{1 if value < 0 else 0} {text}'


class IntFlag(int, ReprEnum, Flag, boundary=KEEP):
    """Combinable members that are ints."""


def unique(enumeration):
    """Refuses two names for one value."""
    aliases = [(name, each.name) for name, each in enumeration.__members__.items() if name != each.name]
    if aliases:
        details = ', '.join([f'{alias} -> {name}' for alias, name in aliases])
        raise ValueError(f'duplicate values found in {enumeration!r}: {details}')
    return enumeration


def global_enum(cls):
    """Puts the members into the module of their class."""
    sys.modules[cls.__module__].__dict__.update(cls.__members__)
    return cls
