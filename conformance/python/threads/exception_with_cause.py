"""An exception with a cause, raised in a thread by a method."""
import threading


class Service:
    def load(self):
        try:
            {}['key']
        except KeyError as e:
            raise RuntimeError('cannot load') from e

    def start(self):
        t = threading.Thread(target=self.load)
        t.start()
        t.join()


Service().start()
print('end')
