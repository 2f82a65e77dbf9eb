# SIGINT with its default set: no KeyboardInterrupt, no traceback.
import signal

signal.signal(signal.SIGINT, signal.SIG_DFL)
print('before', flush=True)
signal.raise_signal(signal.SIGINT)
print('after')
