"""Identities: of a thread, inside and outside, and native ones."""
import threading

seen = {}


def work():
    seen['ident'] = threading.get_ident()
    seen['native'] = threading.get_native_id()
    seen['current'] = threading.current_thread()


t = threading.Thread(target=work)
print(t.ident, t.native_id)
t.start()
t.join()
print(t.ident == seen['ident'], t.native_id == seen['native'], t is seen['current'])
print(t.ident != threading.get_ident(), t.native_id != threading.get_native_id())
