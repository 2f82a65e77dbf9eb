"""Pages fetched by a pool, as the documentation does it."""
import time
from concurrent.futures import ThreadPoolExecutor, as_completed

SITES = {'http://example.org/': (0.17, 1270), 'http://nowhere.invalid/': (0.05, None), 'http://slow.example/': (0.3, 99)}


def load(url, timeout):
    latency, size = SITES[url]
    time.sleep(latency)
    if size is None:
        raise ConnectionError('no such host')
    return b'x' * size


with ThreadPoolExecutor(max_workers=5) as executor:
    future_to_url = {executor.submit(load, url, 60): url for url in SITES}
    for future in as_completed(future_to_url):
        url = future_to_url[future]
        try:
            data = future.result()
        except Exception as exc:
            print('%r generated an exception: %s' % (url, exc))
        else:
            print('%r page is %d bytes' % (url, len(data)))
