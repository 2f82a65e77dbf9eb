class App:
    def run(self):
        print("working")
        raise SystemExit("something went wrong")


App().run()
