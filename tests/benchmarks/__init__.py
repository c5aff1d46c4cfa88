"""How fast the program is, and how much memory it takes: ``python -m tests.benchmarks`` prints one table.

Each module with a function ``measure`` is one benchmark and runs in a process of its own. What a figure is
held against is measured in the same run where it depends on the machine. Nothing here is part of the tests.
"""
