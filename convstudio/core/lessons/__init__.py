"""Lessons: steps that are a document with permissions, questions to predict the answer of, and texts.

A lesson is data. What it can ask for, check and take for a mistake has a name here, and is computed.
"""
