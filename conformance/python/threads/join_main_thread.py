"""A thread may wait for the main thread, which has ended when the others are waited for."""
import threading


def waiter():
    threading.main_thread().join()
    print('main thread has ended:', threading.main_thread().is_alive())


threading.Thread(target=waiter).start()
print('main ends')
