"""A machine with states driven by a queue of events in its own thread."""
import queue
import threading

events = queue.Queue()
trace = []
TABLE = {('idle', 'call'): 'moving', ('moving', 'arrive'): 'open', ('open', 'close'): 'idle'}


def machine():
    state = 'idle'
    for event in iter(events.get, 'quit'):
        new = TABLE.get((state, event))
        trace.append(f'{state} --{event}--> {new or "?"}')
        state = new or state


t = threading.Thread(target=machine)
t.start()
for e in ('call', 'close', 'arrive', 'close', 'arrive', 'quit'):
    events.put(e)
t.join()
print('\n'.join(trace))
