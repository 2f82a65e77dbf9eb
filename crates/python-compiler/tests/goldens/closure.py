class Counter:
    """Counts."""

    def start(self, n=0, *, step: int = 1):
        def up():
            nonlocal n
            n += step
            return super().x
        return up
