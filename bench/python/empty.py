# Starting and ending: taken off every other figure, on both sides.
