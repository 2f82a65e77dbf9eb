def f(): pass
def g(): return
def h(x): return x
class A: pass
class B(A): x = 1; y = 2
async def k(): pass
if x: pass
for i in x: pass
while x: pass
try: pass
finally: pass
with x: pass
lambda: None
x = 1; y = 2
def m():
    "doc"
def n():
    pass
    # comment
def o():
    x
    return 1
    y
def p():
    raise X
    z
def q(a):
    if a: raise X
    raise Y from Z
def r(a):
    assert a
def s(): yield
def t():
    x = 1
def u(): ...
def v():
    1
    "a"
    return 1 if x else 2
def w():
    return (
        x
    )
def w2():
    return (
        1
    )
def w3(a):
    return not \
        a
