"""Measures the house: `make bench` prints one table and writes JSON; every figure is CPU, and a share of a null view."""
