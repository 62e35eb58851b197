"""Questionnaires: questions asked once and counted honestly; polls, pulses and forms are made of them."""
