# Handlers: set, replaced, ignored, asked for; what they are called with.
import os
import signal


def show(signum, frame):
    print('handler', signal.Signals(signum).name, frame.f_code.co_name, frame.f_lineno)


def send(number):
    signal.raise_signal(number)
    print('sent', signal.strsignal(number))


print(signal.getsignal(signal.SIGUSR1), repr(signal.getsignal(signal.SIGTERM)))
print(signal.getsignal(signal.SIGINT) is signal.default_int_handler)
print(signal.signal(signal.SIGUSR1, show))
print(signal.getsignal(signal.SIGUSR1) is show)
send(signal.SIGUSR1)
os.kill(os.getpid(), signal.SIGUSR1)
print(signal.signal(signal.SIGUSR1, signal.SIG_IGN) is show)
send(signal.SIGUSR1)
print(repr(signal.signal(signal.SIGUSR1, lambda *args: print('lambda', args[0]))))
send(signal.SIGUSR1)
print(repr(signal.getsignal(signal.SIGPIPE)), repr(signal.SIGTERM), signal.SIGTERM + 0, f'{signal.SIGTERM!s}')
print(signal.SIGCLD is signal.SIGCHLD, signal.SIGRTMIN, signal.NSIG, len(signal.valid_signals()))
signal.raise_signal(signal.SIGCHLD)
signal.raise_signal(0)
print([signal.strsignal(n) for n in (1, 2, 9, 15, 32, 34, 40, 64)])
print(signal.Signals['SIGHUP'], signal.Signals(2).name, signal.Handlers.SIG_IGN.value)
