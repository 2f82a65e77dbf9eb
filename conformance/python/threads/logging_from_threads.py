"""logging tells the thread's name."""
import logging
import sys
import threading

logging.basicConfig(stream=sys.stdout, level=logging.INFO, format='%(threadName)s %(levelname)s %(message)s')


def work(n):
    logging.info('working on %d', n)
    if n == 2:
        logging.warning('two')


for n in range(3):
    t = threading.Thread(target=work, args=(n,), name=f'worker-{n}')
    t.start()
    t.join()
logging.info('done')
