"""A hook that raises: both are told."""
import threading


def hook(args):
    raise ValueError('hook')


def fail():
    raise KeyError('thread')


threading.excepthook = hook
t = threading.Thread(target=fail)
t.start()
t.join()
print('end')
