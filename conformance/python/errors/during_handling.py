def clean_up(resources):
    for r in resources:
        r.close()


class Resource:
    def close(self):
        raise OSError("close failed")


def use():
    resources = [Resource()]
    try:
        raise ValueError("while using")
    finally:
        clean_up(resources)


try:
    use()
except OSError as e:
    print("context:", repr(e.__context__))
    raise
