"""The course's scheduler: tasks with ids; wait, kill and new task as system calls."""
from collections import deque


class Task:
    taskid = 0

    def __init__(self, target):
        Task.taskid += 1
        self.tid = Task.taskid
        self.target = target
        self.sendval = None

    def run(self):
        return self.target.send(self.sendval)


class SystemCall:
    def handle(self):
        pass


class GetTid(SystemCall):
    def handle(self):
        self.task.sendval = self.task.tid
        self.sched.schedule(self.task)


class NewTask(SystemCall):
    def __init__(self, target):
        self.target = target

    def handle(self):
        self.task.sendval = self.sched.new(self.target)
        self.sched.schedule(self.task)


class KillTask(SystemCall):
    def __init__(self, tid):
        self.tid = tid

    def handle(self):
        task = self.sched.taskmap.get(self.tid)
        if task:
            task.target.close()
            self.task.sendval = True
        else:
            self.task.sendval = False
        self.sched.schedule(self.task)


class WaitTask(SystemCall):
    def __init__(self, tid):
        self.tid = tid

    def handle(self):
        ok = self.sched.waitforexit(self.task, self.tid)
        self.task.sendval = ok
        if not ok:
            self.sched.schedule(self.task)


class Scheduler:
    def __init__(self):
        self.ready, self.taskmap, self.exit_waiting = deque(), {}, {}

    def new(self, target):
        task = Task(target)
        self.taskmap[task.tid] = task
        self.schedule(task)
        return task.tid

    def schedule(self, task):
        self.ready.append(task)

    def exit(self, task):
        print(f"Task {task.tid} terminated")
        del self.taskmap[task.tid]
        for waiting in self.exit_waiting.pop(task.tid, []):
            self.schedule(waiting)

    def waitforexit(self, task, tid):
        if tid in self.taskmap:
            self.exit_waiting.setdefault(tid, []).append(task)
            return True
        return False

    def mainloop(self):
        while self.taskmap:
            task = self.ready.popleft()
            try:
                result = task.run()
                if isinstance(result, SystemCall):
                    result.task, result.sched = task, self
                    result.handle()
                    continue
            except StopIteration:
                self.exit(task)
                continue
            self.schedule(task)


def foo(n):
    tid = yield GetTid()
    for i in range(n):
        print("I'm foo", tid, i)
        yield


def main():
    child = yield NewTask(foo(4))
    print("waiting for child", child)
    other = yield NewTask(foo(100))
    yield
    yield
    print("killed", (yield KillTask(other)))
    ok = yield WaitTask(child)
    print("child done", ok)
    print("wait for nobody:", (yield WaitTask(99)))


sched = Scheduler()
sched.new(main())
sched.mainloop()
