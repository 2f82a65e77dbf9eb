"""Generators that describe retries, tried by a driver that keeps time by itself: give up, back off, hand over errors."""


class GaveUp(Exception):
    pass


def retrying(action, times, first_delay):
    """Yields ("call", action) and ("wait", seconds); returns the result."""
    delay = first_delay
    for attempt in range(1, times + 1):
        try:
            result = yield ("call", action)
        except (ConnectionError, TimeoutError) as error:
            if attempt == times:
                raise GaveUp(f"after {attempt} attempts") from error
            yield ("wait", delay)
            delay *= 2
        else:
            return attempt, result


def fallback(*plans):
    errors = []
    for plan in plans:
        try:
            return (yield from plan)
        except GaveUp as error:
            errors.append(error)
    raise ExceptionGroup("nothing worked", errors)


def drive(plan):
    clock, command, error = 0, None, None
    try:
        command = next(plan)
        while True:
            kind, what = command
            if kind == "wait":
                clock += what
                command = plan.send(None)
                continue
            try:
                answer = what()
            except Exception as failure:
                command = plan.throw(failure)
            else:
                command = plan.send(answer)
    except StopIteration as stop:
        return clock, stop.value
    finally:
        print("driver stops at", clock)


def scripted(*outcomes):
    outcomes = iter(outcomes)

    def action():
        outcome = next(outcomes)
        print("  action:", repr(outcome))
        if isinstance(outcome, Exception):
            raise outcome
        return outcome

    return action


print(drive(retrying(scripted(ConnectionError("refused"), TimeoutError("slow"), "fine"), 3, 1)))
print(drive(retrying(scripted("at once"), 3, 1)))
try:
    drive(retrying(scripted(*[ConnectionError(n) for n in range(5)]), 2, 0.5))
except GaveUp as error:
    print(error, repr(error.__cause__))
print(drive(fallback(
    retrying(scripted(ConnectionError("a"), ConnectionError("b")), 2, 1),
    retrying(scripted(TimeoutError("c"), "second plan"), 2, 10),
)))
try:
    drive(fallback(retrying(scripted(TimeoutError(1)), 1, 1), retrying(scripted(TimeoutError(2)), 1, 1)))
except* GaveUp as group:
    print(group.exceptions, [repr(error.__cause__) for error in group.exceptions])
try:
    drive(retrying(scripted(ValueError("not expected")), 3, 1))
except ValueError as error:
    print("passed on", error)
