"""Threads take turns by a condition and a number."""
import threading

turn = 0
cond = threading.Condition()


def player(n, players, rounds):
    global turn
    for r in range(rounds):
        with cond:
            cond.wait_for(lambda: turn == n)
            print(f'round {r}, player {n}')
            turn = (turn + 1) % players
            cond.notify_all()


threads = [threading.Thread(target=player, args=(n, 3, 3)) for n in reversed(range(3))]
for t in threads:
    t.start()
for t in threads:
    t.join()
