"""A thread starts with an empty context; copy_context().run carries one over."""
import contextvars
import threading

var = contextvars.ContextVar('var', default='default')
var.set('main')


def show(label):
    print(label, var.get())
    var.set('changed in ' + label)


t = threading.Thread(target=show, args=('thread',))
t.start()
t.join()
context = contextvars.copy_context()
t = threading.Thread(target=context.run, args=(show, 'carried'))
t.start()
t.join()
print(var.get(), context[var])
