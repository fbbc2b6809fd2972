"""The statistics: numbers in, numbers out. One method a file; no data frame, no I/O.

A number that does not exist is None, never NaN and never a stand-in.
"""
