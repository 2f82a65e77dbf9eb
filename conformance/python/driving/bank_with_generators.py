"""Two generators that share data: where the switches are decides whether money is lost."""
from collections import deque


def transfer(name, accounts, a, b, amount, careful):
    for _ in range(3):
        balance = accounts[a]
        if not careful:
            yield f"{name} read {balance}"
        accounts[a] = balance - amount
        accounts[b] += amount
        if careful:
            yield f"{name} moved"


def run(tasks):
    ready = deque(tasks)
    while ready:
        task = ready.popleft()
        try:
            print("  ", next(task))
            ready.append(task)
        except StopIteration:
            pass


for careful in (False, True):
    accounts = {"x": 100, "y": 100}
    print("careful" if careful else "careless")
    run([transfer("t1", accounts, "x", "y", 10, careful), transfer("t2", accounts, "x", "y", 5, careful)])
    print(accounts, sum(accounts.values()))


def lock_server():
    owner, waiting = None, deque()
    reply = None
    while True:
        command, who = yield reply
        if command == "acquire":
            if owner is None:
                owner, reply = who, True
            else:
                waiting.append(who)
                reply = False
        else:
            owner = waiting.popleft() if waiting else None
            reply = owner


server = lock_server()
next(server)
for request in (("acquire", "a"), ("acquire", "b"), ("acquire", "c"), ("release", "a"), ("release", "b"), ("release", "c"), ("acquire", "d")):
    print(request, "->", server.send(request))
