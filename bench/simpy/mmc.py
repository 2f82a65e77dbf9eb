# M/M/c in SimPy: `mmc.py CUSTOMERS SERVERS` prints seconds of wall time, customers and their mean wait.
#
# Customers arrive as a Poisson stream; each takes one of the servers for an exponential time; the load is 0.8.
import random
import sys
import time

import simpy

CUSTOMERS = int(sys.argv[1])
SERVERS = int(sys.argv[2])
ARRIVALS = 0.8 * SERVERS

rng = random.Random(1)
waited = 0.0


def customer(env, servers):
    global waited
    came = env.now
    with servers.request() as turn:
        yield turn
        waited += env.now - came
        yield env.timeout(rng.expovariate(1.0))


def source(env, servers):
    for _ in range(CUSTOMERS):
        yield env.timeout(rng.expovariate(ARRIVALS))
        env.process(customer(env, servers))


env = simpy.Environment()
env.process(source(env, simpy.Resource(env, capacity=SERVERS)))
begin = time.perf_counter()
env.run()
seconds = time.perf_counter() - begin
print(f"{seconds:.6f} {CUSTOMERS} {waited / CUSTOMERS:.6f}")
