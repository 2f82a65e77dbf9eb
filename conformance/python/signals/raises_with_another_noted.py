"""A handler raises while another signal is noted: that one is handled a little later."""
import signal, threading, time, sys
def h1(s,f): raise ValueError("1")
def h2(s,f): print("h2")
signal.signal(10,h1); signal.signal(12,h2)
done=False
def w():
    global done
    signal.raise_signal(10); signal.raise_signal(12); done=True
t=threading.Thread(target=w)
sys.setswitchinterval(1)
try:
    t.start(); t.join()
    while not done: pass
    for i in range(1000): pass
    print("no")
except ValueError as e: print("ValueError",e)
for i in range(100000): pass
print("end")
