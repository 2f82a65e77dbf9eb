class Node:
    def __init__(self, value, child=None):
        self.value = value
        self.child = child

    @property
    def last(self):
        node = self
        while True:
            node = node.child
            if node.value == "end":
                return node


print(Node(1, Node("end")).last.value)
print(Node(1, Node(2)).last.value)
