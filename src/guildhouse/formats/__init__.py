"""Readers and writers of other people's file formats: pure, no Django, no database of ours."""
