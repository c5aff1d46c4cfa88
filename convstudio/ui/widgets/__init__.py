"""Widgets that take plain values and emit plain values; they know neither store nor document."""
