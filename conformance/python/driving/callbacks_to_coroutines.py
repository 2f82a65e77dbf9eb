"""The same program three times: with callbacks, with a generator driver, with async and await."""
import functools
from collections import deque

queue = deque()


def read(key, callback):
    queue.append(functools.partial(callback, {"user": 7, "posts:7": ["p1", "p2"], "p1": "hello", "p2": "world"}[key]))


def pump():
    while queue:
        queue.popleft()()


def with_callbacks(done):
    def got_user(user):
        def got_posts(posts):
            texts = []

            def got_text(text):
                texts.append(text)
                if len(texts) == len(posts):
                    done(texts)
            for p in posts:
                read(p, got_text)
        read(f"posts:{user}", got_posts)
    read("user", got_user)


with_callbacks(lambda texts: print("callbacks", texts))
pump()


def drive(gen, done):
    def step(value=None):
        try:
            key = gen.send(value)
        except StopIteration as e:
            done(e.value)
        else:
            read(key, step)
    step()


def with_generator():
    user = yield "user"
    posts = yield f"posts:{user}"
    texts = []
    for p in posts:
        texts.append((yield p))
    return texts


drive(with_generator(), lambda texts: print("generator", texts))
pump()


class Read:
    def __init__(self, key):
        self.key = key

    def __await__(self):
        return (yield self.key)


async def with_await():
    user = await Read("user")
    posts = await Read(f"posts:{user}")
    return [await Read(p) for p in posts]


drive(with_await(), lambda texts: print("await", texts))
pump()


def with_delegation():
    user = yield "user"
    posts = yield f"posts:{user}"
    return (yield from fetch_all(posts))


def fetch_all(keys):
    texts = []
    for k in keys:
        texts.append((yield k))
    return texts


drive(with_delegation(), lambda texts: print("yield from", texts))
pump()
