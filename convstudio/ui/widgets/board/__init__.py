"""The board: input planes, filters, output maps, and the wires between them, in one painting."""
