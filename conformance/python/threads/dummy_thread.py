"""A thread that threading did not start has a dummy object."""
import _thread
import re
import threading

done = threading.Event()


def work():
    me = threading.current_thread()
    print(re.sub(r'\d{5,}', 'ID', repr(me)), me.daemon, me.is_alive(), me is threading.current_thread())
    try:
        me.join()
    except (AssertionError, RuntimeError) as e:
        print(type(e).__name__, e)
    done.set()


_thread.start_new_thread(work, ())
done.wait()
print(threading.current_thread().name)
