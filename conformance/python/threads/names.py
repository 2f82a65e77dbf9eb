"""Names of threads: given, counted, with the target's name, changed."""
import threading


def work():
    print('in', threading.current_thread().name)


class Callable:
    def __call__(self):
        print('callable in', threading.current_thread().name)


threads = [
    threading.Thread(target=work),
    threading.Thread(target=work, name='worker'),
    threading.Thread(target=Callable()),
    threading.Thread(target=lambda: print('lambda in', threading.current_thread().name)),
    threading.Thread(name=7, target=work),
    threading.Thread(),
]
for t in threads:
    print(t.name)
    t.start()
    t.join()
t = threading.Thread(target=work)
t.name = 'renamed'
t.start()
t.join()
t.name = 12
print(repr(t.name), threading.current_thread().name, threading.main_thread().name)
