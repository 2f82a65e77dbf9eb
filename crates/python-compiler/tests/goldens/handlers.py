def f(lock):
    try:
        with lock as held:
            return held
    except OSError as error:
        print(error)
    finally:
        print("done")
