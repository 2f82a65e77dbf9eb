"""SystemExit ends only its thread, without a word."""
import sys
import threading


def leave(code):
    print('leaving', code)
    sys.exit(code)


for code in (0, 3, 'text'):
    t = threading.Thread(target=leave, args=(code,))
    t.start()
    t.join()
print('main is still here')
