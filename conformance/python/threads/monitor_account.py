"""A bank account as a monitor: who wants more than there is waits."""
import threading
import time


class Account:
    def __init__(self):
        self.balance = 0
        self.changed = threading.Condition()

    def deposit(self, amount):
        with self.changed:
            self.balance += amount
            print('deposit', amount, '->', self.balance)
            self.changed.notify_all()

    def withdraw(self, amount):
        with self.changed:
            while self.balance < amount:
                print('wants', amount, 'has', self.balance)
                self.changed.wait()
            self.balance -= amount
            print('withdraw', amount, '->', self.balance)


account = Account()
t = threading.Thread(target=account.withdraw, args=(100,))
t.start()
for amount in (40, 50, 60):
    time.sleep(0.03)
    account.deposit(amount)
t.join()
print(account.balance)
