class Transaction:
    def __enter__(self):
        print("begin")
        return self

    def __exit__(self, kind, value, traceback):
        print("rollback" if kind else "commit")
        if kind:
            raise IOError("rollback failed")


def work(tx):
    items = [1, 2, "three"]
    return sum(items)


with Transaction() as tx:
    work(tx)
