"""An attacker of publications: derives what it can of small groups from what is published.

It shares nothing with what decides what is published: another reading, another algebra.
"""
