"""Results of threads by their names, in the order of their ends."""
import threading
import time

results = {}


def fetch(url, latency):
    time.sleep(latency)
    results[url] = len(url)


urls = {'http://a': 0.3, 'http://bb': 0.1, 'http://ccc': 0.2}
threads = [threading.Thread(target=fetch, args=item, name=item[0]) for item in urls.items()]
for t in threads:
    t.start()
for t in threads:
    t.join()
print(results)
