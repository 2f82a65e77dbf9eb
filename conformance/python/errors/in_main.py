"""An error that nobody catches, several calls deep."""


def parse(text):
    return int(text)


def total(items):
    result = 0
    for item in items:
        result += parse(item)
    return result


print("before")
print(total(["1", "2", "three"]))
print("never")
