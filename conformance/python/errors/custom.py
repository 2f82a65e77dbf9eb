class Insufficient(Exception):
    """Carries two numbers."""

    def __init__(self, balance, amount):
        super().__init__(balance, amount)
        self.balance, self.amount = balance, amount

    def __str__(self):
        return f"need {self.amount - self.balance} more"


class Account:
    def __init__(self, balance):
        self.balance = balance

    def withdraw(self, amount):
        if amount > self.balance:
            raise Insufficient(self.balance, amount)
        self.balance -= amount


account = Account(100)
account.withdraw(30)
print(account.balance)
account.withdraw(
    100
)
