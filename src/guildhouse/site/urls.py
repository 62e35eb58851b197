"""Addresses of the house itself."""

from django.urls import path

from guildhouse.site.views import (
    arriving,
    cards,
    components,
    drafts,
    finding,
    health,
    home,
    installing,
    jobs,
    looking,
    manual,
    touring,
    undo,
    unsent,
)

urlpatterns = [
    path("", home.show_home, name="home"),
    path("drafts/<str:place>/", drafts.keep_own, name="draft"),
    path("unsent/", unsent.show_unsent, name="unsent"),
    path("undo/", undo.undo_act, name="undo"),
    path("jobs/", jobs.list_jobs, name="jobs"),
    path("jobs/<id:job_id>/", jobs.show_job, name="job"),
    path("jobs/<id:job_id>/stop/", jobs.stop_one, name="job_stop"),
    path("arrive/<str:token>/", arriving.come_in, name="arrive"),
    path("healthz", health.show_health, name="health"),
    path("healthz/worker", health.show_worker_health, name="health_worker"),
    path("manifest.webmanifest", installing.show_manifest, name="manifest"),
    path("robots.txt", finding.show_robots, name="robots"),
    path("sitemap.xml", finding.show_sitemap, name="sitemap"),
    path("sitemaps/<slug:section>-<int:page>.xml", finding.show_part, name="sitemap_part"),
    path("favicon.ico", installing.show_icon, name="favicon"),
    path("cards/<slug:kind>/<id:thing_id>/<slug:mark>.png", cards.show_card, name="card"),
    path("look-around/", looking.look_around, name="look_around"),
    path("manual/", manual.show_index, name="manual"),
    path("manual/<slug:subject>/", manual.show_page, name="manual_page"),
    path("tour/", touring.show_tour, name="tour"),
    path("tour/<int:stop>/", touring.show_stop, name="tour_stop"),
    path("ui/", components.show_components, name="ui"),
]
