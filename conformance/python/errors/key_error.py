ages = {"ann": 30, "bob": 25}


def lookup(name):
    return ages[name]


for who in ("ann", "carol"):
    print(lookup(who))
