def fail(kind, *args):
    raise kind(*args)


errors = []
for kind, *args in ((ValueError, "v", 1), (KeyError, "k"), (OSError, 2, "No such file")):
    try:
        fail(kind, *args)
    except Exception as e:
        errors.append(e)
try:
    raise ExceptionGroup("inner", errors[:2])
except ExceptionGroup as e:
    inner = e
inner.add_note("a note on the group")
try:
    raise ExceptionGroup("outer", [inner, errors[2], TypeError("never raised")])
except* OSError as group:
    print("handled", group.exceptions)
