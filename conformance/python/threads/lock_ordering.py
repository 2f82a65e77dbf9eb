"""Money moved between accounts with the locks taken in one order: no deadlock, nothing lost."""
import threading


class Account:
    def __init__(self, number, balance):
        self.number, self.balance, self.lock = number, balance, threading.Lock()


def transfer(source, target, amount):
    first, second = sorted((source, target), key=lambda account: account.number)
    with first.lock, second.lock:
        source.balance -= amount
        target.balance += amount


accounts = [Account(n, 1000) for n in range(3)]


def mover(start):
    for i in range(100):
        transfer(accounts[(start + i) % 3], accounts[(start + i + 1) % 3], 1 + start)


threads = [threading.Thread(target=mover, args=(n,)) for n in range(3)]
for t in threads:
    t.start()
for t in threads:
    t.join()
print(sum(account.balance for account in accounts), [account.balance for account in accounts])
