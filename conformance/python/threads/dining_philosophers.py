"""Five philosophers who take the fork with the smaller number first all come to eat."""
import threading
import time

forks = [threading.Lock() for _ in range(5)]
meals = [0] * 5


def philosopher(n):
    left, right = sorted((n, (n + 1) % 5))
    for _ in range(3):
        with forks[left]:
            with forks[right]:
                meals[n] += 1
                time.sleep(0.002)


threads = [threading.Thread(target=philosopher, args=(n,)) for n in range(5)]
for t in threads:
    t.start()
for t in threads:
    t.join()
print(meals, any(fork.locked() for fork in forks))
