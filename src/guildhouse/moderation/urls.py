"""Addresses of keeping order."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
