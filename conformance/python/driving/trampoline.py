"""Mutually recursive calls without the stack: a trampoline of generators."""
import types


def trampoline(root):
    stack, value, error = [root], None, None
    deepest = 0
    while stack:
        deepest = max(deepest, len(stack))
        try:
            if error is not None:
                e, error = error, None
                result = stack[-1].throw(e)
            else:
                result = stack[-1].send(value)
            value = None
        except StopIteration as stop:
            stack.pop()
            value = stop.value
        except Exception as e:
            stack.pop()
            error = e
        else:
            if isinstance(result, types.GeneratorType):
                stack.append(result)
            else:
                value = result
    if error is not None:
        raise error
    return value, deepest


def is_even(n):
    if n == 0:
        return True
    return (yield is_odd(n - 1))


def is_odd(n):
    if n == 0:
        return False
    return (yield is_even(n - 1))


def factorial(n):
    if n < 2:
        return 1
    return n * (yield factorial(n - 1))


def fails(n):
    if n == 0:
        raise ValueError("bottom")
    try:
        yield fails(n - 1)
    except ValueError as e:
        if n == 3:
            return f"caught {e} at {n}"
        raise


print(trampoline(is_even(5000)))
value, deepest = trampoline(factorial(30))
print(value, deepest)
print(trampoline(fails(5)))
try:
    trampoline(fails(2))
except ValueError as e:
    print("out", e)
