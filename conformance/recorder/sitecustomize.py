"""Turns a plain `python3.11 FILE` into a recorded run: imported by the interpreter because this directory is on
PYTHONPATH, before the program starts, so that no frame of the recorder is ever on the program's stack."""
import os
import sys

if "SWITCHBOARD_INTERVAL" in os.environ:
    # One of the orders that the threads may go in: each runs until it waits.
    sys.setswitchinterval(float(os.environ["SWITCHBOARD_INTERVAL"]))
if os.environ.get("SWITCHBOARD_RECORD") == "1":
    import switchboard_recorder

    switchboard_recorder.install(os.environ.get("SWITCHBOARD_TRACE"), os.environ.get("SWITCHBOARD_CLOCK") != "real")
elif os.environ.get("SWITCHBOARD_RECORD") == "many":
    import switchboard_recorder.server

    switchboard_recorder.install(switchboard_recorder.server.serve())
