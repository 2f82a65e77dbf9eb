config = {"server": {"ports": {}}}
print(config["server"]["ports"].get("http", 80))
print("é", config["server"]["ports"]["http"]["default"])
