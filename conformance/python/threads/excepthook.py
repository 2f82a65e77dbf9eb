"""threading.excepthook is told of what a thread raised."""
import threading


def hook(args):
    print('hook', args.exc_type.__name__, args.exc_value, args.exc_traceback is not None, args.thread.name)


def fail():
    raise LookupError('nothing there')


threading.excepthook = hook
t = threading.Thread(target=fail, name='loser')
t.start()
t.join()
threading.excepthook = threading.__excepthook__
t = threading.Thread(target=fail, name='loser 2')
t.start()
t.join()
print('end')
