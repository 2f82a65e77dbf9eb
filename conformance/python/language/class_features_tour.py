"""Classes in one tour: class and instance attributes, methods of three kinds, private names, inheritance, str and repr."""


class Account:
    """A bank account."""

    rate = 0.02
    __count = 0

    def __init__(self, owner, balance=0):
        self.owner = owner
        self._balance = balance
        Account.__count += 1

    @property
    def balance(self):
        """The money."""
        return self._balance

    @balance.setter
    def balance(self, value):
        if value < 0:
            raise ValueError("negative balance")
        self._balance = value

    @balance.deleter
    def balance(self):
        print("closing")
        self._balance = 0

    def deposit(self, amount):
        self.balance += amount
        return self

    @classmethod
    def from_text(cls, text):
        owner, balance = text.split(":")
        return cls(owner, int(balance))

    @staticmethod
    def valid(text):
        return ":" in text

    @classmethod
    def count(cls):
        return cls.__count

    def __repr__(self):
        return f"{type(self).__name__}({self.owner!r}, {self._balance})"

    def __str__(self):
        return f"{self.owner}: {self._balance}"

    def __eq__(self, other):
        return isinstance(other, Account) and self.owner == other.owner


class Savings(Account):
    rate = 0.05

    def __init__(self, owner, balance=0, *, goal):
        super().__init__(owner, balance)
        self.goal = goal

    def deposit(self, amount):
        print("saving", amount)
        return super().deposit(amount)

    @property
    def balance(self):
        return super().balance

    @balance.setter
    def balance(self, value):
        Account.balance.fset(self, value)
        if value >= self.goal:
            print("goal reached")


a = Account("ann", 10).deposit(5).deposit(5)
s = Savings("sam", goal=20)
s.deposit(10).deposit(10)
print(a, repr(s), [a, s], f"{a!r} {a!s} {s}", a.rate, s.rate, Account.count(), Savings.count())
try:
    a.balance = -1
except ValueError as e:
    print(e)
del a.balance
b = Savings.from_text("bob:5") if False else Account.from_text("bob:5")
print(a, b, Account.valid("x"), a == Account("ann"), a != b, Account.__doc__, Account.balance.__doc__, sorted(n for n in dir(a) if "count" in n.lower()))
try:
    Savings("no goal")
except TypeError as e:
    print(e)
try:
    a.__count
except AttributeError as e:
    print(e)
a.rate = 0.9
Account.rate = 0.01
print(a.rate, b.rate, s.rate, vars(a), hasattr(b, "rate"), "rate" in vars(b), isinstance(s, Account), issubclass(Savings, Account), type(s) is Account, Savings.__mro__, Savings.__bases__)
Account.greet = lambda self: f"hello {self.owner}"
print(s.greet(), getattr(s, "greet")(), setattr(s, "extra", 1), s.extra, Account.deposit(b, 1), b.deposit.__func__ is Account.deposit, b.deposit.__self__ is b)
try:
    hash(a)
except TypeError as e:
    print(e)


class A:
    def who(self):
        return "A"


class B(A):
    def who(self):
        return "B" + super().who()


class C(A):
    def who(self):
        return "C" + super().who()


class D(B, C):
    def who(self):
        return "D" + super().who()


print(D().who(), [c.__name__ for c in D.__mro__])
try:
    class E(A, D):
        pass
except TypeError as e:
    print(str(e).splitlines())
