"""A thread is started and joined: what it prints comes before what follows the join."""
import threading


def greet(name, times=1):
    for i in range(times):
        print('hello', name, i)


t = threading.Thread(target=greet, args=('Ada',), kwargs={'times': 2})
print('before', t.is_alive(), t.ident)
t.start()
t.join()
print('after', t.is_alive(), t.ident is not None)
t2 = threading.Thread(target=greet, args=['Grace'])
t2.start()
t2.join()
print('done')
