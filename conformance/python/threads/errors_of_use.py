"""What cannot be done with a thread, and the words that say so."""
import threading


def attempt(what, f):
    try:
        print(what, '->', f())
    except Exception as e:
        print(what, '->', type(e).__name__, e)


t = threading.Thread(target=lambda: None)
attempt('join before start', t.join)
t.start()
t.join()
attempt('start twice', t.start)
attempt('join again', t.join)
attempt('daemon of a dead one', lambda: setattr(t, 'daemon', True))
attempt('join myself', threading.current_thread().join)
attempt('group', lambda: threading.Thread(group=object()))


class Bad(threading.Thread):
    def __init__(self):
        pass


attempt('no init: start', lambda: Bad().start())
attempt('no init: name', lambda: Bad().name)
attempt('no init: join', lambda: Bad().join())
attempt('no init: alive', lambda: Bad().is_alive())
attempt('no init: repr', lambda: repr(Bad()))
