// A race between two threads, and what running a program anew waits for.

export const RACE = `import threading

total = 0

def deposit():
    global total
    seen = total
    total = seen + 1

threads = [threading.Thread(target=deposit) for _ in range(2)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print("total", total)
`;

/** Waits until the run of the present text is known. */
export async function rerun(app) {
  await app.page.waitForFunction(() => document.querySelector('[data-testid="stale"]') === null, undefined, { timeout: 60_000 });
  await app.complete();
}

/** Changes the machine under More. */
export async function machine(app, change) {
  await app.hook("more").click();
  await change();
  await app.page.keyboard.press("Escape");
  await rerun(app);
}
