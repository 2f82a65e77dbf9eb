"""Many recorded runs from one interpreter that has started once: a child of its own for each.

The interpreter is started with a program's path, as always; while it is still starting, it comes here. For each line that
it reads it makes a child, and the child goes on as if nothing had been: it installs the recorder and runs the program that
the path holds now. So a run is that of a fresh process, frame for frame, without the time that starting takes.

    stdin   OUT ERR TRACE     where standard output, standard error and the rows of this run go
    stdout  STATUS            how it ended: the exit status, or 1000 + the signal
"""
import os
import signal

# What a run may have to import anyway, so that it is there in every child.
import asyncio
import contextlib
import contextvars
import gc
import inspect
import traceback
import types
import weakref

# Real seconds; only a program that hangs needs so long.
PATIENCE = 20


def serve():
    """Returns in each child, with the path for its rows; never in the server."""
    requests = os.fdopen(os.dup(0), "rb", buffering=0)
    while line := requests.readline():
        out, err, trace = line.decode().split()
        child = os.fork()
        if child == 0:
            requests.close()
            redirect(0, os.devnull, os.O_RDONLY)
            redirect(1, out, os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
            redirect(2, err, os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
            signal.alarm(PATIENCE)
            return trace
        status = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
        os.write(1, b"%d\n" % (status if status >= 0 else 1000 - status))
    os._exit(0)


def redirect(number, path, flags):
    descriptor = os.open(path, flags, 0o666)
    os.dup2(descriptor, number)
    os.close(descriptor)
