def level(n):
    try:
        if n == 0:
            raise ValueError("bottom")
        level(n - 1)
    except Exception as e:
        raise RuntimeError(f"level {n}") from (e if n % 2 else None)


level(3)
