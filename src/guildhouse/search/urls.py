"""Addresses of search."""

from django.urls import path

from guildhouse.search import views

urlpatterns = [
    path("search/", views.show_results, name="search"),
    path("search/palette/", views.show_palette, name="palette"),
    path("search/similar/", views.show_similar, name="similar"),
]
